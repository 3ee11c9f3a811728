// netstandard2.0 lacks the type that the compiler asks for when it meets an init accessor.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}
