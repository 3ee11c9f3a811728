using System.Text.Json.Nodes;

namespace GenRnn.Samples;

/// <summary>
/// What a run begins with, for other libraries: in a folder, for each seed, <c>ID-SEED.npz</c> with the data
/// (<c>train_x</c>, <c>train_y</c>, <c>train_lengths</c>, and likewise <c>validation</c> and <c>test</c>),
/// <c>ID-SEED.safetensors</c> with the parameters, and <c>ID-SEED.json</c> with how it is trained.
/// </summary>
/// <remarks>
/// Where answers are classes, <c>validation_permitted</c> and <c>test_permitted</c> say which are right, one bit each, [N] or
/// [N, T].
/// </remarks>
internal static class StartFiles
{
    /// <summary>Writes the three files of a problem's seed.</summary>
    public static void Write<TModel>(string folder, Problem problem, int seed, TModel model, ProblemData data, Judge judge)
        where TModel : class, IRecurrentModel<TModel> => Write(
            folder,
            problem.Id,
            seed,
            model,
            [.. Arrays("train", data.Training, null), .. Arrays("validation", data.Validation, judge), .. Arrays("test", data.Test, judge)],
            new JsonObject
            {
                ["chunk"] = problem.Training.Chunk,
                ["chunks"] = problem.Training.Chunks,
                ["batch"] = problem.Training.BatchSize,
                ["learning_rate"] = problem.Training.LearningRate,
                ["clip"] = problem.Training.ClipNorm,
                ["share"] = problem.Goal.Share,
                ["tolerance"] = judge.Tolerance,
            });

    /// <summary>Writes the three files of a seed of a sample that is trained for a number of epochs.</summary>
    public static void Write<TModel>(string folder, string id, int seed, TModel model, PipelineData data, TrainingOptions options)
        where TModel : class, IRecurrentModel<TModel> => Write(
            folder,
            id,
            seed,
            model,
            [.. Arrays("train", data.Training, null), .. Arrays("test", data.Test, null)],
            new JsonObject { ["epochs"] = options.Epochs, ["batch"] = options.BatchSize, ["learning_rate"] = options.Optimizer.LearningRate });

    private static void Write<TModel>(
        string folder, string id, int seed, TModel model, IEnumerable<KeyValuePair<string, NpyArray>> arrays, JsonObject settings)
        where TModel : class, IRecurrentModel<TModel>
    {
        string path = Path.Combine(folder, FormattableString.Invariant($"{id}-{seed}"));
        NpzFile.Write(path + ".npz", arrays);
        ModelFile.Save(model, path + ".safetensors");
        (settings["id"], settings["seed"], settings["model"]) = (id, seed, TModel.Spec.ToString());
        File.WriteAllText(path + ".json", settings.ToJsonString());
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
