namespace GenRnn;

/// <summary>What all parameters share in one update.</summary>
/// <param name="Number">The number of the update, from 1.</param>
/// <param name="LearningRate">Length of the step.</param>
/// <param name="MomentumProduct">What <see cref="Optimizer.NextProduct"/> has come to with this update; 1 where an optimiser needs none.</param>
internal readonly record struct OptimizerStep(long Number, float LearningRate, double MomentumProduct = 1);
