using System.Globalization;
using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>
/// Rows from standard input to standard output: a row is a time step, an empty row begins a new sequence. A model that streams
/// answers every row with its step; one that looks ahead answers when its sequence has ended.
/// </summary>
internal static class RowFilter
{
    /// <summary>Answers all rows. What is wrong with one is said on the error stream, after all answers before it.</summary>
    public static int Run(Terminal terminal, SavedModel saved, CancellationToken cancellation)
    {
        using Stream input = terminal.Input();
        var lines = new LineReader(input, terminal.Output.Flush);
        var rows = new RowSource(lines, saved.Compiled.Spec.InputSize, cancellation);
        string? problem = saved.Compiled.Streams
            ? saved.Compiled.Use(new Streaming(saved, rows, terminal.Output))
            : saved.Compiled.Use(new Whole(saved, rows, terminal.Output));
        terminal.Output.Flush();
        if (problem is null) return ExitCode.Done;
        terminal.Error.WriteLine(problem);
        return ExitCode.WorkFailed;
    }

    /// <summary>What the next line of the input is.</summary>
    private enum RowKind
    {
        Numbers,
        NewSequence,
        End,
        Problem,
    }

    private sealed class RowSource(LineReader lines, int features, CancellationToken cancellation)
    {
        private int _row;

        public float[] Numbers { get; } = new float[features];

        public string? Problem { get; private set; }

        public RowKind Next()
        {
            cancellation.ThrowIfCancellationRequested();
            _row++;
            try
            {
                if (lines.Read() is not { } line) return RowKind.End;
                if (string.IsNullOrWhiteSpace(line)) return RowKind.NewSequence;
                if (_row == 1 && IsHeader(line)) return Next();
                Problem = RowText.Parse(line, Numbers);
            }
            catch (InvalidDataException)
            {
                Problem = $"has more than {LineReader.Longest} bytes; expected numbers. Put line ends between rows.";
            }

            if (Problem is null) return RowKind.Numbers;
            Problem = string.Create(CultureInfo.InvariantCulture, $"Row {_row} of standard input {Problem}");
            return RowKind.Problem;
        }

        /// <summary>Names of columns stand where no field is a number.</summary>
        private static bool IsHeader(string line) => line.Split([',', ';', '\t']).All(
            field => field.Trim().Trim('"') is { Length: > 0 } name && !double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private sealed class Streaming(SavedModel saved, RowSource rows, TextWriter output) : IStreamUse<string?>
    {
        public string? Use<TModel, TState>()
            where TModel : class, IStreamingModel<TModel, TState>
            where TState : unmanaged, IEquatable<TState>
        {
            TModel model = saved.Load<TModel>();
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
                        model.Step(ref state, rows.Numbers, answer);
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
            TModel model = saved.Load<TModel>();
            TensorShape answer = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
            List<float> sequence = [];
            while (true)
            {
                RowKind kind = rows.Next();
                if (kind == RowKind.Problem) return rows.Problem;
                if (kind == RowKind.Numbers)
                {
                    sequence.AddRange(rows.Numbers);
                    continue;
                }

                if (sequence.Count > 0) Answer(model, answer, sequence);
                sequence.Clear();
                if (kind == RowKind.End) return null;
            }
        }

        private void Answer<TModel>(TModel model, TensorShape shape, List<float> sequence)
            where TModel : class, IRecurrentModel<TModel>
        {
            float[] outputs = new float[(shape.PerStep ? sequence.Count / TModel.Spec.InputSize : 1) * shape.Features];
            model.Predict(sequence.ToArray(), outputs);
            for (int start = 0; start < outputs.Length; start += shape.Features) output.WriteLine(RowText.Of(outputs.AsSpan(start, shape.Features)));
        }
    }
}
