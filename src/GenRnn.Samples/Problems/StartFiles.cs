using System.Text.Json.Nodes;

namespace GenRnn.Samples;

/// <summary>
/// What a run begins with, for other libraries: in a folder, for each seed, <c>ID-SEED.npz</c> with the data
/// (<c>train_x</c>, <c>train_y</c>, <c>train_lengths</c>, and those of <c>validation</c> and <c>test</c>),
/// <c>ID-SEED.safetensors</c> with the parameters, and <c>ID-SEED.json</c> with how it is trained.
/// </summary>
/// <remarks>
/// Where answers are classes, <c>validation_permitted</c> and <c>test_permitted</c> say which are right, one bit each, [N] or
/// [N, T].
/// </remarks>
internal static class StartFiles
{
    /// <summary>Writes the three files of a seed.</summary>
    public static void Write<TModel>(string folder, string id, int seed, TModel model, ProblemData data, Judge judge, Problem problem)
        where TModel : class, IRecurrentModel<TModel>
    {
        string path = Path.Combine(folder, FormattableString.Invariant($"{id}-{seed}"));
        NpzFile.Write(
            path + ".npz",
            [.. Arrays("train", data.Training, null), .. Arrays("validation", data.Validation, judge), .. Arrays("test", data.Test, judge)]);
        ModelFile.Save(model, path + ".safetensors");
        File.WriteAllText(path + ".json", new JsonObject
        {
            ["id"] = id,
            ["seed"] = seed,
            ["model"] = TModel.Spec.ToString(),
            ["chunk"] = problem.Training.Chunk,
            ["chunks"] = problem.Training.Chunks,
            ["batch"] = problem.Training.BatchSize,
            ["learning_rate"] = problem.Training.LearningRate,
            ["clip"] = problem.Training.ClipNorm,
            ["share"] = problem.Goal.Share,
            ["tolerance"] = judge.Tolerance,
        }.ToJsonString());
    }

    private static IEnumerable<KeyValuePair<string, NpyArray>> Arrays(string part, SequenceDataset data, Judge? judge)
    {
        yield return new(part + "_x", NpyArray.Create(data.Inputs, data.Count, data.Steps, data.Features));
        yield return new(part + "_lengths", NpyArray.Create(data.Lengths, data.Count));
        int answers = data.Targets.PerStep ? data.Steps : 1;
        yield return new(part + "_y", data.Targets switch
        {
            ClassTargets classes => NpyArray.Create(classes.Ids, data.Count, answers),
            ValueTargets values => NpyArray.Create(values.Values, data.Count, answers, values.Size),
            _ => throw new InvalidOperationException("Samples have classes or values."),
        });
        if (judge is null || data.Targets is not ClassTargets) yield break;
        int[] permitted = new int[data.Count * answers];
        for (int i = 0; i < permitted.Length; i++)
        {
            (int n, int t) = (i / answers, i % answers);
            if (!data.Targets.PerStep || t < data.Lengths[n]) permitted[i] = (int)judge.PermittedAt(data, n, t);
        }

        yield return new(part + "_permitted", NpyArray.Create<int>(permitted, data.Count, answers));
    }
}
