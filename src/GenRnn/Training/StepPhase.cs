namespace GenRnn;

/// <summary>What is done with the parts of the parameters at once.</summary>
internal enum StepPhase
{
    /// <summary>Gradients are added up and followed.</summary>
    AddAndFollow,

    /// <summary>Gradients are added up and kept for the other batches of the update.</summary>
    Keep,

    /// <summary>Gradients are added up and measured.</summary>
    Add,

    /// <summary>Gradients that were added up are followed.</summary>
    Follow,
}
