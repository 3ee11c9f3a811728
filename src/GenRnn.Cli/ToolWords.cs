using System.Text.RegularExpressions;

namespace GenRnn.Cli;

/// <summary>
/// What the library says about its own members, in the words of a call. The library's sentences name properties and methods, since those who call it write
/// them; those who call the tool write options and layers as text.
/// </summary>
internal static partial class ToolWords
{
    /// <summary>A remedy or a part of a sentence, and what stands in its place.</summary>
    private static readonly (string Library, string Tool)[] Phrases =
    [
        // Models are text.
        ("Set ReturnSequences = true on the last recurrent layer", "Write return_sequences=true behind the last recurrent layer"),
        ("set ReturnSequences = true on the last recurrent layer", "write return_sequences=true behind the last recurrent layer"),
        ("set ReturnSequences = false on the last recurrent layer", "write return_sequences=false behind the last recurrent layer"),
        ("Let the model end in Dense with Activation.Softmax, or set the loss", "End the model with 'dense N softmax', or choose a --loss"),
        (", set FromLogits for a model without an activation, or use another loss", ", or choose another --loss"),
        ("Let the model end in Dense with Activation.Exponential or Activation.Softplus, or use another loss", "End the model with 'dense N exponential' or 'dense N softplus', or choose another --loss"),
        ("Let the model end in Dense with Activation.Tanh or without an activation, or use a cross-entropy", "End the model with 'dense N tanh' or 'dense N', or choose another --loss"),
        ("Let the model end in Dense with Activation.Softmax", "End the model with 'dense N softmax'"),
        ("Let the model end in Dense with Activation.Sigmoid", "End the model with 'dense N sigmoid'"),
        ("let the model end in Dense without an activation", "end the model with 'dense N'"),
        ("Use Activation.Softmax for one of several classes", "End the model with 'dense N softmax' for one of several classes"),
        ("the Steps of the model's Input", "the steps of the model's input"),
        ("or leave out Steps", "or leave out steps="),
        ("or change its Input", "or change its input"),
        ("give class ids as int", "give class ids as whole numbers"),
        ("Give the ids as int, or use Loss.CategoricalCrossEntropy", "Give the ids as whole numbers, or choose --loss categorical_crossentropy"),
        ("or use Loss.MeanSquaredError", "or choose --loss mean_squared_error"),
        ("or use another loss", "or choose another --loss"),
        ("Use the file of this class, or a class with the attributes of", "Use a file of this model, or the model"),

        // Runs are calls.
        ("Use the optimiser that the state comes from, or begin its numbers anew: state with { Optimizer = OptimizerState.Empty }", "Give the --optimizer of that run, or name another --checkpoint to begin a new one"),
        ("those of the options' optimiser", "those of this call's --optimizer"),
        ("Use those, or begin the epoch anew: state with { Partial = null }", "Give the data and the --batch of that run, or name another --checkpoint to begin a new one"),
        ("the data and the BatchSize that the state comes from", "the data and the --batch that the state comes from"),
        ("Lower the learning rate or scale the inputs", "Lower --learning-rate, or give --scale standard or --clip-norm 1"),
        ("Set a smaller BatchSize", "Give a smaller --batch"),
        ("Give a file of Checkpoint.Save; a model is loaded with ModelFile.Load", "Give a file that --checkpoint wrote; a model is begun with by --start"),
        ("expected the text that Checkpoint writes", "expected what --checkpoint writes"),
        ("expected what ModelFile.Save wrote there", "expected what --out writes there"),

        // Data is a file and options.
        ("raise the ceiling, or train on a SequenceStream", "or raise --max-memory"),
        ("or raise the ceiling", "or raise --max-memory"),
        ("Fill it in, or choose to drop such rows or to fill them with the value before", "Fill it in, or choose --missing drop or --missing forward-fill"),
        ("Fill it in, or choose to drop such rows", "Fill it in, or choose --missing drop"),
        ("Add a header, or say that there is none", "Add a header, or give --no-header"),
        ("Name the columns to read as features, or change the model's input", "Name columns with --features, or change the model's input"),
        ("Name the columns to read, or say what stands before the decimal places of their numbers.", "Name them with --features, or give --decimal, where no point stands before decimal places."),
        ("or give another separator", "or give another --separator"),
        ("Fit a scaler to data of this kind", "Give data with the features of the training data"),
        ("Fit a scaler to targets of this kind", "Give data with the targets of the training data"),
    ];

    /// <summary>A sentence of the library in the words of the tool.</summary>
    public static string Of(string message)
    {
        foreach ((string library, string tool) in Phrases) message = message.Replace(library, tool, StringComparison.Ordinal);
        return Parameter().Replace(StateAfter().Replace(message, ""), "");
    }

    [GeneratedRegex(@" \(Parameter '\w+'\)$")]
    private static partial Regex Parameter();

    /// <summary>Where the state of a run that diverged is found: the tool keeps it in the checkpoint, if there is one.</summary>
    [GeneratedRegex(@"; State holds the run after epoch \d+")]
    private static partial Regex StateAfter();
}
