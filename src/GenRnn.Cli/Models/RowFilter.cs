using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>
/// Rows from standard input to standard output: a row is a time step, an empty row begins a new sequence. A model that streams
/// answers every row with its step; one that looks ahead answers when its sequence has ended, and one of texts answers
/// every row, which is a text.
/// </summary>
internal static class RowFilter
{
    /// <summary>Answers all rows. What is wrong with one is said on the error stream, after all answers before it.</summary>
    public static int Run(Terminal terminal, SavedModel saved, CancellationToken cancellation)
    {
        using Stream input = terminal.Input();
        var lines = new LineReader(input, terminal.Output.Flush);
        var rows = new RowSource(lines, saved.Spec, saved.Preparation, cancellation);
        string? problem = saved.Compiled.Streams && !rows.AreTexts
            ? saved.Compiled.Use(new Streaming(saved, rows, terminal.Output))
            : saved.Compiled.Use(new Whole(saved, rows, terminal.Output));
        terminal.Output.Flush();
        if (problem is null) return ExitCode.Done;
        terminal.Error.WriteLine(problem);
        return ExitCode.WorkFailed;
    }

    private sealed class Streaming(SavedModel saved, RowSource rows, TextWriter output) : IStreamUse<string?>
    {
        public string? Use<TModel, TState>()
            where TModel : class, IStreamingModel<TModel, TState>
            where TState : unmanaged, IEquatable<TState>
        {
            (TModel model, ModelPreparation preparation) = saved.Load<TModel>();
            float[] answer = new float[ShapeInference.Infer(TModel.Spec).OrThrow().Output.Features];
            TState state = default;
            while (true)
            {
                switch (rows.Next())
                {
                    case RowKind.End: return null;
                    case RowKind.Problem: return rows.Problem;
                    case RowKind.NewSequence: state = default; break;
                    default:
                        preparation.ApplyToInputs(rows.Numbers);
                        model.Step(ref state, rows.Numbers, answer);
                        preparation.RestoreOutputs(answer);
                        output.WriteLine(RowText.Of(answer));
                        break;
                }
            }
        }
    }

    private sealed class Whole(SavedModel saved, RowSource rows, TextWriter output) : IModelUse<string?>
    {
        public string? Use<TModel>()
            where TModel : class, IRecurrentModel<TModel>
        {
            PreparedModel<TModel> model = saved.Load<TModel>();
            TensorShape answer = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
            List<float> sequence = [];
            while (true)
            {
                RowKind kind = rows.Next();
                if (kind == RowKind.Problem) return rows.Problem;
                if (kind == RowKind.Numbers)
                {
                    sequence.AddRange(rows.Numbers);
                    if (!rows.AreTexts) continue;
                }

                if (sequence.Count > 0) Answer(model, answer, sequence);
                else if (rows.AreTexts && kind == RowKind.NewSequence) output.WriteLine();
                sequence.Clear();
                if (kind == RowKind.End) return null;
            }
        }

        private void Answer<TModel>(PreparedModel<TModel> model, TensorShape shape, List<float> sequence)
            where TModel : class, IRecurrentModel<TModel>
        {
            float[] outputs = new float[(shape.PerStep ? sequence.Count / TModel.Spec.InputSize : 1) * shape.Features];
            model.Predict(sequence.ToArray(), outputs);
            for (int start = 0; start < outputs.Length; start += shape.Features) output.WriteLine(RowText.Of(outputs.AsSpan(start, shape.Features)));
        }
    }
}
