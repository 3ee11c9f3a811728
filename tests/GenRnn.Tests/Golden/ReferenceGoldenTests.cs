using GenRnn.Reference;

namespace GenRnn.Tests.Golden;

/// <summary>The reference in double agrees with other libraries.</summary>
public class ReferenceGoldenTests
{
    public static TheoryData<string> Cases => GoldenCases.For(RunModes.Reference);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_agree(string name)
    {
        GoldenCase golden = GoldenCases.Find(name);
        Agreement.Check("output", golden.Output.Values, [.. Run(golden).Runs(Start(golden)).SelectMany(r => r.Output)]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Final_states_agree(string name)
    {
        GoldenCase golden = GoldenCases.Find(name);
        IReadOnlyList<ModelRun<double>> runs = Run(golden).Runs(Start(golden));
        CheckStates(golden, "final_state/", [.. runs.Select(r => r.FinalState)]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_of_parameters_inputs_and_initial_states_agree(string name)
    {
        GoldenCase golden = GoldenCases.Find(name);
        double[][] weights = [.. Enumerable.Range(0, golden.Batch).Select(n => ReferenceRun.Doubles(golden.Tensors["weight"][n]))];
        IReadOnlyList<ModelGradient<double>> gradients = Run(golden).Gradients(Start(golden), weights);
        Agreement.CheckParameters("gradient of", golden.Spec, golden.Gradient, ReferenceRun.Sum(gradients.Select(g => g.Parameters)));
        if (golden.Tensors.TryGetValue("input_gradient", out GoldenTensor? inputs))
            Agreement.Check("gradient of the input", inputs.Values, [.. gradients.SelectMany(g => g.Inputs)]);
        CheckStates(golden, "initial_state_gradient/", [.. gradients.Select(g => g.Initial)]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Twenty_steps_of_gradient_descent_agree(string name)
    {
        GoldenCase golden = GoldenCases.Find(name);
        (double[] losses, double[] parameters) = Run(golden).Sgd(Start(golden), golden.SgdLosses.Length);
        Agreement.Check("losses", golden.SgdLosses, losses);
        Agreement.CheckParameters("after SGD", golden.Spec, golden.AfterSgd, parameters);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Twenty_steps_of_Adam_agree(string name)
    {
        GoldenCase golden = GoldenCases.Find(name);
        (double[] losses, double[] parameters) = Run(golden).Adam(Start(golden), golden.AdamLosses.Length);
        Agreement.Check("losses", golden.AdamLosses, losses);
        Agreement.CheckParameters("after Adam", golden.Spec, golden.AfterAdam, parameters);
    }

    [Fact]
    public void Every_case_is_known() => Assert.Equal(GoldenCases.All.Count, Cases.Count);

    private static ReferenceRun Run(GoldenCase golden) => new(golden);

    private static double[] Start(GoldenCase golden) => ReferenceRun.Doubles(golden.Start);

    private static void CheckStates(GoldenCase golden, string prefix, IReadOnlyList<ModelState<double>> states)
    {
        foreach ((string key, GoldenTensor tensor) in golden.Tensors.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            string[] words = key[prefix.Length..].Split('.');
            int layer = golden.Spec.Layers.Select((l, i) => (l.Name, i)).First(l => l.Name == words[0]).i;
            Agreement.Check(key, tensor.Values, [.. states.Select(s => (words.Length == 3 ? s.Backward : s.Layers)[layer]).SelectMany(s => words[^1] == "h" ? s.H : s.C)]);
        }
    }
}
