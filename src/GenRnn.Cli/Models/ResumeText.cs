using System.Globalization;

namespace GenRnn.Cli.Models;

/// <summary>What a call says about going on with a run.</summary>
internal static class ResumeText
{
    /// <summary>Where a run goes on, line by line; nothing for one that begins.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="options">How it goes on.</param>
    public static IEnumerable<string> Of(string file, TrainingState state, TrainingOptions options)
    {
        if (state is { Epoch: 0, Partial: null }) yield break;
        if (state.Epoch >= options.Epochs)
        {
            yield return Text($"The run in '{file}' has done {Epochs(state.Epoch)} of {options.Epochs}: nothing is left to do. Ask for more with --epochs.");
            yield break;
        }

        yield return state.Partial is { } partial ? Text($"Goes on after batch {partial.Batch} of epoch {state.Epoch + 1}.") : Text($"Goes on after epoch {state.Epoch}.");
        if (state.Origin is null) yield return $"'{file}' is of an earlier version and does not say what it is of: data and options were not compared.";
        else if (state.Origin.Find(TrainingOrigin.LearningRate) is { } before && before != Text($"{options.Optimizer.LearningRate:R}")) yield return Text($"The learning rate is {options.Optimizer.LearningRate} from here on, after {before}.");
    }

    /// <summary>That a run had ended before all epochs were done; <see langword="null"/> where one was done now.</summary>
    public static string? OfEarlyEnd(string file, TrainingState state, TrainingOptions options, int epochs) => epochs == state.Epoch && state.Epoch > 0 && state.Epoch < options.Epochs
        ? Text($"The run in '{file}' had ended with epoch {state.Epoch} by --patience: nothing was left to do.")
        : null;

    private static string Epochs(int count) => count == 1 ? "1 epoch" : Text($"{count} epochs");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
