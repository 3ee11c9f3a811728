namespace GenRnn;

/// <summary>How the two halves of a bidirectional layer are joined.</summary>
public enum Merge
{
    /// <summary>The numbers of the forward half, then those of the backward half.</summary>
    Concat,

    /// <summary>Their sum, number by number.</summary>
    Sum,

    /// <summary>Their product, number by number.</summary>
    Multiply,

    /// <summary>Their mean, number by number.</summary>
    Average,
}
