using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

// Numbers as type arguments. The size of the type is the number: the just-in-time compiler knows sizeof while it reads a
// method, and leaves out what a condition on it excludes.
[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct One;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Two;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Three;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Four;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Five;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Six;

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Seven;

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Eight;
