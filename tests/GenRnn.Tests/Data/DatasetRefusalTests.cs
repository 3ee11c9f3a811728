using System.Globalization;
using System.Numerics.Tensors;

namespace GenRnn.Tests;

public class DatasetRefusalTests
{
    private static readonly Dictionary<string, (Action Action, string[] Words)> Cases = new()
    {
        ["NaN in inputs"] = (() => SequenceDataset.Create(With(float.NaN, 2, 2, 3), [0, 1]), ["sequence 1, step 1, feature 2", "NaN"]),
        ["infinity in inputs"] = (() => SequenceDataset.Create(With(float.NegativeInfinity, 2, 2, 3), [0, 1]), ["sequence 1, step 1, feature 2", "-Infinity"]),
        ["NaN in a sequence"] = (() => SequenceDataset.FromSequences([new float[,] { { 1 }, { float.NaN } }], [0]), ["sequence 0, step 1, feature 0"]),
        ["NaN in targets"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), With(float.NaN, 2, 2)), ["target at sequence 1, output 1", "NaN"]),
        ["infinity in targets of steps"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), With(float.PositiveInfinity, 2, 2, 3)), ["target at sequence 1, step 1, output 2"]),
        ["no sequences"] = (() => SequenceDataset.FromSequences([], Array.Empty<int>()), ["No sequence", "at least one"]),
        ["an empty tensor"] = (() => SequenceDataset.Create(Tensor.Create(Array.Empty<float>(), [0, 2, 3]), Array.Empty<int>()), ["[0, 2, 3]"]),
        ["a sequence of length 0"] = (() => SequenceDataset.FromSequences([new float[1, 2], new float[0, 2]], [0, 1]), ["Sequence 1", "[0, 2]"]),
        ["sequences of different features"] = (() => SequenceDataset.FromSequences([new float[1, 2], new float[1, 3]], [0, 1]), ["Sequence 1 has 3 features", "2, as sequence 0"]),
        ["a sequence that is null"] = (() => SequenceDataset.FromSequences([new float[1, 2], null!], [0, 1]), ["Sequence 1 is null"]),
        ["inputs of two dimensions"] = (() => SequenceDataset.Create(With(1, 4, 3), [0]), ["[4, 3]", "[sequences, steps, features]"]),
        ["fewer ids than sequences"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), [0]), ["1 class id for 2 sequences"]),
        ["more ids than sequences"] = (() => SequenceDataset.FromSequences([new float[1, 2]], [0, 1]), ["2 class ids for 1 sequence"]),
        ["fewer targets than sequences"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), With(1, 1, 2)), ["[1, 2]", "[2, outputs]"]),
        ["targets of other steps"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), With(1, 2, 3, 1)), ["[2, 3, 1]", "[2, 2, outputs]"]),
        ["targets of one dimension"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), With(1, 2)), ["[2]", "[2, outputs]"]),
        ["ids of other steps"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), Tensor.Create(new int[6], [2, 3])), ["[2, 3]", "[2, 2]"]),
        ["a negative id"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), [0, -1]), ["class id at sequence 1 is -1", "0 or more"]),
        ["a negative id at a step"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), Tensor.Create(new[] { 0, 0, 0, -2 }, [2, 2])), ["sequence 1, step 1 is -2"]),
        ["an id without a name"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), [0, 2], classNames: ["no", "yes"]), ["sequence 1 is 2", "0 to 1"]),
        ["ids for other steps of a sequence"] = (() => SequenceDataset.FromSequences([new float[2, 2]], new int[][] { [1] }), ["Sequence 0 has 1 class id", "2, one a step"]),
        ["values for other steps of a sequence"] = (() => SequenceDataset.FromSequences([new float[2, 2]], new float[][,] { new float[1, 1] }), ["sequence 0", "[1, 1]", "[2, 1]"]),
        ["targets of different sizes"] = (() => SequenceDataset.FromSequences([new float[2, 2], new float[2, 2]], new float[][] { [1, 2], [1] }), ["target of sequence 1 has 1 number", "2, as"]),
        ["a length of 0"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), [0, 1], [2, 0]), ["length of sequence 1 is 0", "1 to 2"]),
        ["a length beyond the steps"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), [0, 1], [3, 2]), ["length of sequence 0 is 3", "1 to 2"]),
        ["fewer lengths than sequences"] = (() => SequenceDataset.Create(With(1, 2, 2, 3), [0, 1], [2]), ["1 length for 2 sequences"]),
        ["a split at 1"] = (() => Two().Split(1), ["at 1"]),
        ["a split at 0"] = (() => Two().Split(0), ["at 0"]),
        ["a split at NaN"] = (() => Two().Split(double.NaN), ["at NaN"]),
        ["a split that leaves nothing"] = (() => Two().Split(0.9), ["2 sequences at 0.9"]),
        ["no position"] = (() => Two().Select(), ["No position"]),
        ["a position beyond the data"] = (() => Two().Select(2), ["Position 2", "0 to 1"]),
        ["a slice beyond the data"] = (() => Two().Slice(1, 2), ["2 sequences from position 1", "2 that there are"]),
        ["a series with NaN"] = (() => SequenceDataset.Windows([1, 2, float.NaN, 4], 2), ["step 2, feature 0", "NaN"]),
        ["windows longer than the series"] = (() => SequenceDataset.Windows([1, 2, 3], 3), ["3 steps with windows of 3 and a horizon of 1", "at least 4 steps"]),
        ["a horizon beyond the series"] = (() => SequenceDataset.Windows([1, 2, 3], 2, horizon: 2), ["at least 4 steps"]),
        ["a window of length 0"] = (() => SequenceDataset.Windows([1, 2, 3], 0), ["length of 0", "at least 1"]),
        ["a horizon of 0"] = (() => SequenceDataset.Windows([1, 2, 3], 1, horizon: 0), ["horizon of 0"]),
        ["a stride of 0"] = (() => SequenceDataset.Windows([1, 2, 3], 1, stride: 0), ["stride of 0"]),
        ["windows that no array holds"] = (() => SequenceDataset.Windows(new float[100_001], 50_000), ["50001 windows of 50000 steps make 2500050000 numbers", "at most 2147483591"]),
        ["padding that no array holds"] = (() => SequenceDataset.FromSequences(Enumerable.Repeat(new float[1, 1], 50_000).Append(new float[50_000, 1]), new int[50_001]), ["50001 sequences, padded to 50000 steps, make 2500050000 numbers"]),
        ["a target feature out of range"] = (() => SequenceDataset.Windows(With(1, 5, 2), 1, targetFeature: 2), ["target feature of 2", "0 to 1"]),
        ["a series of three dimensions"] = (() => SequenceDataset.Windows(With(1, 5, 2, 2), 1), ["[5, 2, 2]"]),
        ["standardizing other features"] = (() => Standardizer.Fit(Two()).Apply(SequenceDataset.Create(With(1, 1, 1, 4), [0])), ["4 features", "3, as"]),
        ["standardizing a broken series"] = (() => Standardizer.Fit([1f, 2, 3], features: 2), ["3 numbers with 2 features"]),
        ["standardizing an empty series"] = (() => Standardizer.Fit([]), ["0 numbers"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_in_one_sentence_with_its_place(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            string message = Assert.Throws<ArgumentException>(Cases[name].Action).Message;
            Assert.All(Cases[name].Words, word => Assert.Contains(word, message, StringComparison.Ordinal));
            Assert.Contains("; expected ", message, StringComparison.Ordinal);
            Assert.EndsWith(".", message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static SequenceDataset Two() => SequenceDataset.Create(With(1, 2, 2, 3), [0, 1]);

    /// <summary>A tensor of zeros with one number at its end.</summary>
    private static Tensor<float> With(float last, params nint[] shape)
    {
        nint count = 1;
        foreach (nint size in shape) count *= size;
        float[] values = new float[count];
        values[^1] = last;
        return Tensor.Create(values, shape);
    }
}
