using System.Numerics;

namespace GenRnn;

/// <summary>The equations of an optimiser for a vector of parameters, which <see cref="FusedUpdate"/> applies to all of them.</summary>
internal interface IUpdateRule
{
    /// <summary>Numbers that are remembered for each parameter, up to three.</summary>
    static abstract int Slots { get; }

    /// <summary>The weights after the step; what is remembered changes in place.</summary>
    Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third);
}

/// <summary>How many slots a rule uses, as a type, so that what it does not use is not compiled.</summary>
internal interface ISlotCount
{
    /// <summary>The number.</summary>
    static abstract int Count { get; }
}

/// <summary>One slot.</summary>
internal readonly struct OneSlot : ISlotCount
{
    /// <inheritdoc/>
    public static int Count => 1;
}

/// <summary>Two slots.</summary>
internal readonly struct TwoSlots : ISlotCount
{
    /// <inheritdoc/>
    public static int Count => 2;
}

/// <summary>Three slots.</summary>
internal readonly struct ThreeSlots : ISlotCount
{
    /// <inheritdoc/>
    public static int Count => 3;
}
