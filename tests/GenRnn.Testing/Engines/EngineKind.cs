namespace GenRnn.Testing;

/// <summary>What runs the models of a law.</summary>
public enum EngineKind
{
    /// <summary>The reference, in float32.</summary>
    Reference,

    /// <summary>Emitted code for 512-bit vectors.</summary>
    Lanes16,

    /// <summary>Emitted code for 256-bit vectors.</summary>
    Lanes8,

    /// <summary>Emitted code for 128-bit vectors.</summary>
    Lanes4,

    /// <summary>Emitted code as users have it: for all vectors, with a choice at run time.</summary>
    AllLanes,
}

/// <summary>Makes engines of every kind.</summary>
public static class Engines
{
    /// <summary>Emitted code for each vector width.</summary>
    public static IReadOnlyList<EngineKind> EachWidth { get; } = [EngineKind.Lanes16, EngineKind.Lanes8, EngineKind.Lanes4];

    /// <summary>All kinds that run emitted code.</summary>
    public static IReadOnlyList<EngineKind> Emitted { get; } = [.. EachWidth, EngineKind.AllLanes];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<EngineKind> All { get; } = [EngineKind.Reference, .. Emitted];

    /// <summary>float32 lanes of the vectors of emitted code; <see langword="null"/> for all widths.</summary>
    public static int? LanesOf(EngineKind kind) => kind switch
    {
        EngineKind.Lanes16 => 16,
        EngineKind.Lanes8 => 8,
        EngineKind.Lanes4 => 4,
        EngineKind.AllLanes => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a kind that runs emitted code."),
    };

    /// <summary>A model with parameters in canonical order.</summary>
    public static IModelEngine Create(EngineKind kind, ModelSpec spec, float[] parameters) =>
        kind == EngineKind.Reference ? new ReferenceEngine(spec, parameters) : InMemoryModels.Compile(spec, LanesOf(kind)).Create(parameters);

    /// <summary>Compiles many models at once, so that <see cref="Create"/> finds them.</summary>
    public static void Prepare(EngineKind kind, IEnumerable<ModelSpec> specs)
    {
        if (kind != EngineKind.Reference) InMemoryModels.Prepare(specs, LanesOf(kind));
    }
}
