namespace GenRnn;

/// <summary>Streams of one seed for different purposes, so that a seed used for all of them couples none.</summary>
internal static class RandomStreams
{
    /// <summary>Fresh parameters.</summary>
    public const int Initialization = 1;

    /// <summary>Order of the sequences in training.</summary>
    public const int Training = 2;

    /// <summary>Order of the sequences in a data set.</summary>
    public const int Data = 3;

    /// <summary>Order of the options in a trace's quiz.</summary>
    public const int Quiz = 5;
}
