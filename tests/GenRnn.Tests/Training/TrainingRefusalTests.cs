using System.Numerics.Tensors;

namespace GenRnn.Tests.Training;

public class TrainingRefusalTests
{
    private static readonly SequenceDataset Ten = SequenceDataset.Create(Tasks.Inputs(10, 3, 2), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);

    private static readonly Dictionary<string, (Action Action, string[] Words)> Cases = new()
    {
        ["negative epochs"] = (() => Fit<Binary>(Ten, new() { Epochs = -1, BatchSize = 5 }), ["-1 epochs", "0 or more"]),
        ["a batch of 0"] = (() => Fit<Binary>(Ten, new() { BatchSize = 0 }), ["batch of 0 sequences", "at least 1"]),
        ["no thread"] = (() => Fit<Binary>(Ten, new() { Threads = 0 }), ["0 threads", "at least 1", "all processors"]),
        ["a batch larger than the data"] = (() => Fit<Binary>(Ten, new() { BatchSize = 11 }), ["batch of 11 sequences", "at most 10"]),
        ["other features"] = (() => Fit<Binary>(Ids(10, 3, 5)), ["5 features", "2, as the model reads"]),
        ["other steps"] = (() => Fit<FourSteps>(Ten), ["3 steps", "4, the Steps"]),
        ["a target a step for a model that answers once"] = (() => Fit<Binary>(Tasks.ClassPerStep(10, 2)), ["a target at every step", "one target a sequence"]),
        ["one target for a model that answers at every step"] = (() => Fit<BinaryPerStep>(Ten), ["has one target a sequence", "ReturnSequences = false"]),
        ["values of another size"] = (() => Fit<Classes>(Values(10, 2)), ["2 numbers", "3, the outputs"]),
        ["an id beyond the outputs"] = (() => Fit<Classes>(SequenceDataset.Create(Tasks.Inputs(4, 3, 2), [0, 1, 3, 2])), ["sequence 2 is 3", "0 to 2"]),
        ["an id beyond two for a single output"] = (() => Fit<Binary>(SequenceDataset.Create(Tasks.Inputs(4, 3, 2), [0, 1, 2, 1])), ["sequence 2 is 2", "0 to 1"]),
        ["an id beyond the outputs at a step"] = (() => Fit<ClassesPerStep>(SequenceDataset.Create(Tasks.Inputs(2, 2, 2), Tensor.Create(new[] { 0, 1, 2, 7 }, [2, 2]))), ["sequence 1, step 1 is 7"]),
        ["ids for a linear head"] = (() => Fit<Value>(Ten), ["no activation", "softmax or sigmoid"]),
        ["ids for several sigmoids"] = (() => Fit<Labels>(Ten), ["3 sigmoid outputs", "single output"]),
        ["binary cross-entropy for softmax"] = (() => Fit<Classes>(Ten, new() { Loss = Loss.BinaryCrossEntropy }), ["ends in softmax", "binary_crossentropy", "ends in sigmoid"]),
        ["categorical cross-entropy for sigmoid"] = (() => Fit<Binary>(Ten, new() { Loss = Loss.CategoricalCrossEntropy }), ["ends in sigmoid", "ends in softmax"]),
        ["sparse cross-entropy for a linear head"] = (() => Fit<Value>(Ten, new() { Loss = Loss.SparseCategoricalCrossEntropy }), ["no activation", "ends in softmax"]),
        ["sparse cross-entropy of values"] = (() => Fit<Classes>(Values(10, 3), new() { Loss = Loss.SparseCategoricalCrossEntropy }), ["Values as targets", "class ids"]),
        ["binary cross-entropy beyond 1"] = (() => Fit<Binary>(Tasks.Values(10, 1, 2, 3), new() { Loss = Loss.BinaryCrossEntropy }), ["sequence 0, output 0", "0 to 1"]),
        ["what is no distribution"] = (() => Fit<Classes>(Values(10, 3)), ["sequence 0", "no distribution", "sum 1"]),
        ["logits of a head with an activation"] = (() => Fit<Classes>(Tasks.ThreeClasses(10), new() { Loss = new CategoricalCrossEntropyLoss { FromLogits = true } }), ["ends in softmax", "from logits", "without an activation"]),
        ["smoothing of everything"] = (() => _ = new BinaryCrossEntropyLoss { LabelSmoothing = 1 }, ["1 was received as LabelSmoothing", "less than 1"]),
        ["a delta of zero"] = (() => Loss.Huber(0), ["0 was received as delta"]),
        ["a quantile of one"] = (() => Loss.Quantile(1), ["1 was received as quantile"]),
        ["a negative blank"] = (() => Loss.Ctc(-1), ["-1 was received as class of the blank"]),
        ["negative counts"] = (() => Fit<Value>(Tasks.Values(10, 1, -2, -1), new() { Loss = Loss.Poisson }), ["sequence 0, output 0", "0 or more with poisson"]),
        ["counts of a head that may be negative"] = (() => Fit<Value>(Tasks.Values(10, 1, 2, 1), new() { Loss = Loss.Poisson }), ["no activation", "poisson", "never negative"]),
        ["values beyond a sigmoid"] = (() => Fit<Binary>(Tasks.Values(10, 1, 3, 0.5f)), ["sequence 0, output 0", "0 to 1, which sigmoid answers", "Scale the targets"]),
        ["values beyond a tanh"] = (() => Fit<ValuesPerStep>(SequenceDataset.Create(Tasks.Inputs(2, 1, 2), Tensor.Create(new[] { 0f, 1, -1, -1.5f }, [2, 1, 2]))), ["sequence 1, step 0, output 1", "is -1.5", "-1 to 1, which tanh answers"]),
        ["a hinge of a softmax"] = (() => Fit<Classes>(Tasks.ThreeClasses(10), new() { Loss = Loss.Hinge }), ["ends in softmax", "hinge", "may be negative", "cross-entropy"]),
        ["a hinge of a sigmoid"] = (() => Fit<Binary>(Ten, new() { Loss = Loss.Hinge }), ["ends in sigmoid", "hinge", "Activation.Tanh"]),
        ["a hinge of fractions"] = (() => Fit<Value>(Tasks.Values(10, 1, 0.1f, 0.9f), new() { Loss = Loss.Hinge }), ["sequence 0, output 0", "-1 or 1"]),
        ["label sequences for one answer"] = (() => Fit<Classes>(Tasks.LabelSequences(10)), ["label sequences", "an answer at every step"]),
        ["label sequences for another loss"] = (() => Fit<ClassesPerStep>(Tasks.LabelSequences(10), new() { Loss = Loss.MeanSquaredError }), ["Label sequences", "expected ctc"]),
        ["ctc of ids"] = (() => Fit<ClassesPerStep>(Tasks.ClassPerStep(10, 3), new() { Loss = Loss.Ctc() }), ["Other targets", "label sequences"]),
        ["ctc through tanh"] = (() => Fit<ValuesPerStep>(Tasks.LabelSequences(10), new() { Loss = Loss.Ctc() }), ["ends in tanh", "softmax"]),
        ["a blank beyond the outputs"] = (() => Fit<ClassesPerStep>(Tasks.LabelSequences(10), new() { Loss = Loss.Ctc(3) }), ["blank 3", "0 to 2"]),
        ["a label that is the blank"] = (() => Fit<ClassesPerStep>(Labels(new float[5, 2], 1, 2), new() { Loss = Loss.Ctc(2) }), ["Label 1 of sequence 0", "is 2", "the blank"]),
        ["a label beyond the outputs"] = (() => Fit<ClassesPerStep>(Labels(new float[5, 2], 3)), ["Label 0 of sequence 0", "is 3", "0 to 2"]),
        ["more labels than steps"] = (() => Fit<ClassesPerStep>(Labels(new float[3, 2], 1, 1, 2)), ["3 steps and 3 labels", "at least 4 steps"]),
        ["a negative label"] = (() => Labels(new float[3, 2], -1), ["Label 0 of sequence 0 is -1", "0 or more"]),
        ["a label without a name"] = (() => SequenceDataset.FromLabelSequences([new float[3, 2]], new int[][] { [2] }, ["a", "b"]), ["is 2", "0 to 1, one for each class name"]),
        ["fewer weights than sequences"] = (() => Ten.WithWeights([1]), ["1 weight for 10 sequences", "one for each"]),
        ["a negative weight"] = (() => Ten.WithWeights([1, 1, -1, 1, 1, 1, 1, 1, 1, 1]), ["weight of sequence 2 is -1"]),
        ["a weight of another class"] = (() => Fit<Binary>(Ten, new() { ClassWeights = new Dictionary<int, float> { [2] = 1 } }), ["class 2", "0 to 1"]),
        ["a class weight below zero"] = (() => Fit<Binary>(Ten, new() { ClassWeights = new Dictionary<int, float> { [1] = -1 } }), ["weight of class 1 is -1"]),
        ["class weights of values"] = (() => Fit<Value>(Tasks.Values(10, 1, 0, 1), new() { ClassWeights = new Dictionary<int, float> { [1] = 1 } }), ["Class weights", "no classes"]),
        ["balanced weights of values"] = (() => ClassWeights.Balanced(Tasks.Values(10, 1, 0, 1)), ["without class ids"]),
        ["a metric of classes for values"] = (() => Fit<Value>(Tasks.Values(10, 1, 0, 1), new() { Metrics = [Metric.F1()] }), ["f1_score", "classes"]),
        ["a top k of yes and no"] = (() => Fit<Binary>(Ten, new() { Metrics = [Metric.TopK()] }), ["top_k_categorical_accuracy", "one of several classes"]),
        ["a metric for label sequences"] = (() => Fit<ClassesPerStep>(Tasks.LabelSequences(10), new() { Metrics = [Metric.Accuracy] }), ["accuracy", "ctc", "Remove it"]),
        ["two metrics of one name"] = (() => Fit<Binary>(Ten, new() { Metrics = [Metric.Auc(), Metric.Auc(50)] }), ["Two metrics with the name auc", "Name = "]),
        ["a metric called loss"] = (() => Fit<Binary>(Ten, new() { Metrics = [Metric.Auc() with { Name = "loss" }] }), ["name loss"]),
        ["no metric"] = (() => Fit<Binary>(Ten, new() { Metrics = [null!] }), ["Metric 0 is null"]),
        ["a top of nothing"] = (() => Metric.TopK(0), ["top 0", "at least 1"]),
        ["an area with one threshold"] = (() => Metric.Auc(1), ["1 threshold", "at least 2"]),
        ["an average of its own"] = (() => Metric.F1((MetricAverage)9), ["average 9", "macro"]),
        ["an answer of another size"] = (() => Metric.F1().Start(3).Add([1f, 2], [1f, 2]), ["2 outputs and 2 targets", "3 of each"]),
        ["an answer to no class"] = (() => Metric.F1().Start(3).Add([1f, 2, 3], 3), ["class id 3", "0 to 2"]),
        ["answers without a number"] = (() => Metric.F1().Start(0), ["0 numbers", "at least one"]),
        ["a top k of one output"] = (() => Metric.TopK().Start(1), ["1 output", "one of several classes"]),
        ["labels for a top k"] = (() => MetricAccumulator.OfLabels(Metric.TopK(), 3), ["Labels", "one of several classes"]),
        ["merging another metric"] = (() => Metric.F1().Start(3).Merge(Metric.Auc().Start(3)), ["accumulator of auc", "one of f1_score with 3"]),
        ["monitoring what is not measured"] = (() => Fit<Binary>(Ten, new() { Callbacks = [new EarlyStopping(1, monitor: "auc")] }), ["EarlyStopping monitors 'auc'", "one of loss, accuracy"]),
        ["monitoring validation without it"] = (() => Fit<Binary>(Ten, new() { Callbacks = [new EarlyStopping(1, monitor: "val_loss")] }), ["monitors 'val_loss'", "Validation"]),
        ["monitoring what nobody knows the way of"] = (() => Fit<Binary>(Ten, new() { Metrics = [Metric.MeanOf("mine", (_, _) => 0, higherIsBetter: true)], Callbacks = [new EarlyStopping(1, monitor: "mine")] }), ["monitors 'mine'", "MonitorMode.Maximum"]),
        ["a mode of its own"] = (() => _ = new EarlyStopping(1, mode: (MonitorMode)7), ["mode 7"]),
        ["a factor that does not reduce"] = (() => _ = new ReduceLearningRateOnPlateau(1), ["factor of 1"]),
        ["a negative cooldown"] = (() => _ = new ReduceLearningRateOnPlateau(cooldown: -1), ["cooldown of -1"]),
        ["a negative rate"] = (() => _ = new ReduceLearningRateOnPlateau(minimumRate: -1), ["minimum rate of -1"]),
        ["a checkpoint every 0 batches"] = (() => _ = new TrainingCheckpoint("x", everyBatches: 0), ["every 0 batches"]),
        ["a board every 0 batches"] = (() => _ = new TensorBoard("x", 0), ["every 0 batches"]),
        ["truncated label sequences"] = (() => Fit<ClassesPerStep>(Tasks.LabelSequences(10), new() { Truncation = 2 }), ["Truncation", "ctc", "whole sequences"]),
        ["ctc of a model that masks"] = (() => Fit<Masked>(Tasks.LabelSequences(10)), ["masks steps", "ctc", "Remove the mask"]),
        ["a blank below zero"] = (() => CtcDecoder.Greedy([1f, 2], 2, -1), ["blank -1", "0 to 1"]),
        ["outputs that are no whole steps"] = (() => CtcDecoder.Greedy([1f, 2, 3], 2), ["3 outputs", "whole steps of 2"]),
        ["a momentum of the average of one"] = (() => WeightAveraging.Exponential(1), ["1 was received as momentum of the average"]),
        ["an overwrite after 0 updates"] = (() => WeightAveraging.Exponential(0.5f, 0), ["0 was received as overwrite frequency"]),
        ["an average from before the start"] = (() => WeightAveraging.Polyak(-1), ["-1 was received as start"]),
        ["an average of every 0th update"] = (() => WeightAveraging.Polyak(0, 0), ["0 was received as distance"]),
        ["a negative decay"] = (() => _ = Optimizer.Adam() with { WeightDecay = -1 }, ["-1 was received as WeightDecay", "0 or more"]),
        ["a clip at zero"] = (() => _ = Optimizer.Adam() with { ClipNorm = 0 }, ["0 was received as ClipNorm", "more than 0"]),
        ["a clip at infinity"] = (() => _ = Optimizer.Adam() with { ClipValue = float.PositiveInfinity }, ["Infinity was received as ClipValue"]),
        ["no batch to accumulate"] = (() => _ = Optimizer.Adam() with { GradientAccumulationSteps = 0 }, ["0 was received as GradientAccumulationSteps", "at least 1"]),
        ["a convention of its own"] = (() => Optimizer.Adam(convention: (OptimizerConvention)5), ["convention 5", "Keras or PyTorch"]),
        ["a rho of one"] = (() => Optimizer.RmsProp(rho: 1), ["1 was received as rho"]),
        ["an adadelta without epsilon"] = (() => Optimizer.Adadelta(epsilon: 0), ["0 was received as epsilon"]),
        ["a negative accumulator"] = (() => Optimizer.Adagrad(initialAccumulator: -1), ["-1 was received as initialAccumulator"]),
        ["a lion with a beta of one"] = (() => Optimizer.Lion(beta2: 1), ["1 was received as beta2"]),
        ["a nadam with a negative beta"] = (() => Optimizer.Nadam(beta1: -0.1f), ["-0.1 was received as beta1"]),
        ["an adamax with a rate below zero"] = (() => Optimizer.Adamax(-1), ["-1 was received as learningRate"]),
        ["validation of other features"] = (() => Fit<Binary>(Ten, new() { Validation = Ids(4, 3, 5) }), ["validation set has 5 features"]),
        ["validation of other targets"] = (() => Fit<Binary>(Ten, new() { Validation = Tasks.Values(4, 1, 2, 3) }), ["of the validation set is", "0 to 1 with binary_crossentropy"]),
        ["evaluation of other features"] = (() => Evaluator.Evaluate(HandWritten<Binary>.Create(1), Ids(4, 3, 5)), ["data set has 5 features"]),
        ["a batch that no array holds"] = (() => TrainingMemory.Create<LstmClasses>(1, 1 << 30), ["1 sequence of 1073741824 steps", "BatchSize"]),
        ["no callback"] = (() => Fit<Binary>(Ten, new() { Callbacks = [new EarlyStopping(1), null!] }), ["Callback 1 is null"]),
        ["a negative patience"] = (() => _ = new EarlyStopping(-1), ["patience of -1"]),
        ["a change that is no number"] = (() => _ = new EarlyStopping(1, double.NaN), ["change of NaN"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_in_one_sentence(string name)
    {
        string message = Assert.Throws<ArgumentException>(Cases[name].Action).Message;
        Assert.All(Cases[name].Words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.Contains("; expected ", message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    private static void Fit<TDescription>(SequenceDataset data, TrainingOptions? options = null)
        where TDescription : IDescription
    {
        options ??= new();
        Trainer.Fit(HandWritten<TDescription>.Create(1), data, options.BatchSize == 32 ? options with { BatchSize = 2 } : options);
    }

    private static SequenceDataset Ids(int count, int steps, int features) => SequenceDataset.Create(Tasks.Inputs(count, steps, features), new int[count]);

    private static SequenceDataset Labels(float[,] sequence, params int[] labels) => SequenceDataset.FromLabelSequences([sequence, sequence], [labels, []]);

    private static SequenceDataset Values(int count, int size) => SequenceDataset.Create(Tasks.Inputs(count, 3, 2), Tensor.Create(new float[count * size], [count, size]));
}
