using GenRnn.Compiler;

namespace GenRnn.Cli.Compilation;

/// <summary>
/// A model class that was compiled on the fly. Code that wants to use it as what it is, without reflection, is generic and
/// comes here as a <see cref="IModelUse{TResult}"/>.
/// </summary>
/// <param name="Spec">The model.</param>
/// <param name="Type">The emitted class.</param>
/// <param name="Files">What was emitted, of which the image on disk has no text.</param>
internal sealed record CompiledModel(ModelSpec Spec, Type Type, IReadOnlyList<GeneratedFile> Files)
{
    /// <summary>The emitted code of a step.</summary>
    public TraceCode Code => TraceCode.FromSources(Files.Select(file => (file.Name, file.Text)), Type.FullName);

    private Type? State => Spec.LooksAhead ? null : Type.GetNestedType("State");

    /// <summary>Whether the model takes a sequence step by step.</summary>
    public bool Streams => State is not null;

    /// <summary>Lets generic code use the class.</summary>
    public TResult Use<TResult>(IModelUse<TResult> use) => Made<IUsable>(typeof(Usable<>), Type).Accept(use);

    /// <summary>Lets generic code stream through the class.</summary>
    /// <exception cref="InvalidOperationException">The model does not stream.</exception>
    public TResult Use<TResult>(IStreamUse<TResult> use) => State is { } state
        ? Made<IStreamable>(typeof(Streamable<,>), Type, state).Accept(use)
        : throw new InvalidOperationException($"'{Spec}' takes whole sequences only; expected a model that takes steps. Ask {nameof(Streams)} first.");

    private static T Made<T>(Type generic, params Type[] arguments) => (T)Activator.CreateInstance(generic.MakeGenericType(arguments))!;

    private interface IUsable
    {
        TResult Accept<TResult>(IModelUse<TResult> use);
    }

    private interface IStreamable
    {
        TResult Accept<TResult>(IStreamUse<TResult> use);
    }

    private sealed class Usable<TModel> : IUsable
        where TModel : class, IRecurrentModel<TModel>
    {
        public TResult Accept<TResult>(IModelUse<TResult> use) => use.Use<TModel>();
    }

    private sealed class Streamable<TModel, TState> : IStreamable
        where TModel : class, IStreamingModel<TModel, TState>
        where TState : unmanaged, IEquatable<TState>
    {
        public TResult Accept<TResult>(IStreamUse<TResult> use) => use.Use<TModel, TState>();
    }
}

/// <summary>What generic code does with a class of models.</summary>
internal interface IModelUse<out TResult>
{
    TResult Use<TModel>()
        where TModel : class, IRecurrentModel<TModel>;
}

/// <summary>What generic code does with a class of models that take a sequence step by step.</summary>
internal interface IStreamUse<out TResult>
{
    TResult Use<TModel, TState>()
        where TModel : class, IStreamingModel<TModel, TState>
        where TState : unmanaged, IEquatable<TState>;
}
