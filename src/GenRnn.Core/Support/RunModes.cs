using System;

namespace GenRnn;

/// <summary>The ways in which a model can be run.</summary>
[Flags]
public enum RunModes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The equations themselves, slow and exact: <c>GenRnn.Reference</c>.</summary>
    Reference = 1,

    /// <summary>One time step at a time, by emitted kernels.</summary>
    Streaming = 2,

    /// <summary>Whole sequences, one or many, by emitted kernels.</summary>
    Batch = 4,

    /// <summary>Training, by emitted kernels.</summary>
    Training = 8,

    /// <summary>All.</summary>
    All = Reference | Streaming | Batch | Training,
}
