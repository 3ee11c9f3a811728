namespace GenRnn.Tests.Training;

/// <summary>Penalties in loss and gradient, and bounds of norms.</summary>
public class WeightRestraintsTests
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(40);

    /// <summary>
    /// kernel [2, 1] is (3, -4), recurrent kernel (5), bias (-6): 0.1 (3 + 4) + 0.01 (9 + 16) + 0.2 * 25 + 0.3 * 6 = 7.75.
    /// </summary>
    [Fact]
    public void Penalty_and_gradient_of_a_small_layer_by_hand()
    {
        ModelSpec spec = ModelSpec.Parse("input 2; simple_rnn 1 kernel_l1=0.1 kernel_l2=0.01 recurrent_l2=0.2 bias_l1=0.3");
        float[] weights = [3, -4, 5, -6], gradients = [100, 100, 100, 100];
        WeightRestraints restraints = WeightRestraints.Of(spec, ParameterLayout.Of(spec));
        Assert.Equal(7.75, restraints.Penalty(weights), 1e-12);
        restraints.AddGradients(weights, gradients);
        Assert.Equal([100.16f, 99.82f, 102f, 99.7f], gradients, (x, y) => Math.Abs(x - y) < 2e-5f);
    }

    [Fact]
    public void A_number_that_is_zero_has_no_penalty_and_no_gradient()
    {
        ModelSpec spec = ModelSpec.Parse("embedding 2 1 embeddings_l1=1 embeddings_l2=1; simple_rnn 1");
        float[] weights = new float[5], gradients = new float[5];
        WeightRestraints restraints = WeightRestraints.Of(spec, ParameterLayout.Of(spec));
        restraints.AddGradients(weights, gradients);
        Assert.Equal(0, restraints.Penalty(weights));
        Assert.Equal(new float[5], gradients);
    }

    /// <summary>Columns of the kernel [2, 2] are (3, 4), of norm 5, and (0.6, 0.8), of norm 1; the bias (6, 8) has norm 10.</summary>
    [Fact]
    public void Columns_beyond_their_bound_are_scaled_back()
    {
        ModelSpec spec = ModelSpec.Parse("input 2; simple_rnn 2 kernel_max_norm=2 bias_max_norm=5");
        float[] weights = [3, 0.6f, 4, 0.8f, 100, 100, 100, 100, 6, 8];
        WeightRestraints.Of(spec, ParameterLayout.Of(spec)).Hold(weights);
        Assert.Equal([1.2f, 0.6f, 1.6f, 0.8f, 100, 100, 100, 100, 3, 4], weights);
    }

    /// <summary>A bias of two vectors is bounded by columns, as Keras bounds any matrix.</summary>
    [Fact]
    public void Columns_of_a_bias_of_two_vectors()
    {
        ModelSpec spec = ModelSpec.Parse("model initialization=pytorch; input 1; simple_rnn 2 bias_max_norm=1");
        float[] weights = [9, 9, 9, 9, 9, 9, 3, 0.3f, 4, 0.4f];
        WeightRestraints.Of(spec, ParameterLayout.Of(spec)).Hold(weights);
        Assert.Equal([9, 9, 9, 9, 9, 9, 0.6f, 0.3f, 0.8f, 0.4f], weights);
    }

    [Fact]
    public void Both_halves_of_a_bidirectional_layer_are_restrained()
    {
        ModelSpec spec = ModelSpec.Parse("input 1; simple_rnn 1 bidirectional=true kernel_l2=1");
        Assert.Equal(1 + 16, WeightRestraints.Of(spec, ParameterLayout.Of(spec)).Penalty([1, 2, 3, 4, 5, 6]));
    }

    /// <summary>Parameters 0 to 3 lie at 2, 0, 4 and 1; 0 and 1 are the kernel, 2 the recurrent kernel.</summary>
    [Fact]
    public void Packed_parameters_are_restrained_where_they_lie()
    {
        ModelSpec spec = ModelSpec.Parse("input 2; simple_rnn 1 kernel_l2=1");
        WeightRestraints packed = WeightRestraints.Of(spec, ParameterLayout.Of(spec)).Pack([1, 3, 0, -1, 2]);
        float[] gradients = new float[5];
        packed.AddGradients([5, 100, 7, 0, 100], gradients);
        Assert.Equal([10, 0, 14, 0, 0], gradients);
        Assert.Equal(25 + 49, packed.Penalty([5, 100, 7, 0, 100]));
    }

    [Fact]
    public void One_step_follows_the_gradient_of_the_penalty_as_well()
    {
        TrainingOptions options = new() { Epochs = 1, BatchSize = 40, Optimizer = Optimizer.Sgd(0.5f) };
        ParameterSet start = ParameterInitializer.Create(GruClasses.Spec, 1);
        FitResult<GruClasses> plain = Trainer.Fit(new GruClasses(start), Data, options);
        FitResult<PenalisedClasses> penalised = Trainer.Fit(new PenalisedClasses(start), Data, options);

        WeightRestraints restraints = WeightRestraints.Of(PenalisedClasses.Spec, PenalisedClasses.Layout);
        float[] gradients = new float[start.Values.Length];
        restraints.AddGradients(start.Values, gradients);
        Assert.Contains(gradients, g => g > 0.01f);
        for (int i = 0; i < gradients.Length; i++)
            Assert.Equal(plain.Model.Parameters.Values[i] - (0.5f * gradients[i]), penalised.Model.Parameters.Values[i], 1e-6f);
        Assert.Equal(plain.History[0].Loss + restraints.Penalty(start.Values), penalised.History[0].Loss, 1e-9);
        Assert.True(restraints.Penalty(start.Values) > 0.5);
    }

    [Fact]
    public void Penalty_is_part_of_every_loss()
    {
        SequenceDataset test = Tasks.ThreeClasses(30, seed: 8);
        FitResult<PenalisedClasses> fit = Trainer.Fit(PenalisedClasses.Create(1), Data, new TrainingOptions { Epochs = 2, BatchSize = 16, Validation = test });
        double penalty = WeightRestraints.Of(PenalisedClasses.Spec, PenalisedClasses.Layout).Penalty(fit.Model.Parameters.Values);
        double plain = Evaluator.Evaluate(new GruClasses(fit.Model.Parameters), test).Loss, whole = Evaluator.Evaluate(fit.Model, test).Loss;
        Assert.True(penalty > 0.1);
        Assert.Equal(plain + penalty, whole, 1e-6);
        Assert.Equal(whole, fit.History[^1].ValidationLoss!.Value, 1e-5);
    }

    [Fact]
    public void Trained_weights_stay_within_their_bounds()
    {
        FitResult<BoundedClasses> fit = Trainer.Fit(BoundedClasses.Create(1), Data, new TrainingOptions { Epochs = 6, BatchSize = 8, Optimizer = Optimizer.Adam(0.05f) });
        foreach ((string name, double bound) in new[] { ("gru.kernel", 0.4), ("gru.recurrent_kernel", 0.5), ("gru.bias", 0.01), ("dense.kernel", 0.75), ("dense.bias", 0.02) })
        {
            ParameterBlock block = fit.Model.Parameters.Layout.Find(name)!;
            float[] values = fit.Model.Parameters.Span(name).ToArray();
            int columns = block.Shape.Count == 1 ? 1 : block.Shape[1];
            double[] norms = [.. Enumerable.Range(0, columns).Select(c => Math.Sqrt(values.Where((_, i) => i % columns == c).Sum(v => (double)v * v)))];
            Assert.All(norms, norm => Assert.InRange(norm, 0, bound * 1.000001));
            Assert.Contains(norms, norm => norm > bound * 0.999999);
        }
    }

    [Fact]
    public void Bounds_that_are_not_reached_change_nothing()
    {
        TrainingOptions options = new() { Epochs = 3, BatchSize = 8 };
        Assert.Equal(
            Trainer.Fit(GruClasses.Create(1), Data, options).Model.Parameters.Values.ToArray(),
            Trainer.Fit(HardlyBoundedClasses.Create(1), Data, options).Model.Parameters.Values.ToArray());
    }
}
