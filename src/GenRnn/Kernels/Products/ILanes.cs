namespace GenRnn.Kernels;

/// <summary>
/// A vector of float32 as a type argument: what is written once over <typeparamref name="T"/> becomes code for each width.
/// Measured: the machine code is the one that the framework's vectors give, no call and no spill more.
/// </summary>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>float32 lanes.</summary>
    static abstract int Count { get; }

    /// <summary>One number in all lanes.</summary>
    static abstract T Create(float value);

    /// <summary>Lanes from a place on.</summary>
    static abstract T Load(ref float from);

    /// <summary>Lanes from <paramref name="offset"/> numbers behind a place on.</summary>
    static abstract T Load(ref float from, nint offset);

    /// <summary>Stores the lanes from a place on.</summary>
    void Store(ref float to);

    /// <summary>Stores the lanes from <paramref name="offset"/> numbers behind a place on.</summary>
    void Store(ref float to, nint offset);

    /// <summary>The sum of the lanes.</summary>
    float Sum();

    /// <summary>a * b + c, in one instruction where the machine has it.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>Lane by lane.</summary>
    static abstract T operator +(T a, T b);

    /// <inheritdoc cref="op_Addition"/>
    static abstract T operator -(T a, T b);

    /// <inheritdoc cref="op_Addition"/>
    static abstract T operator *(T a, T b);

    /// <inheritdoc cref="op_Addition"/>
    static abstract T operator -(T a);
}
