using System.Numerics.Tensors;
using static GenRnn.Tests.Files.SafeTensorsText;

namespace GenRnn.Tests.Files;

/// <summary>Class names, scalers and the reading of CSV files in the file of a model.</summary>
public sealed class ModelPreparationTests
{
    private static readonly ModelPreparation Full = new()
    {
        ClassNames = EquatableArray.Of("a \"quoted\" name", "ünïcode", ""),
        InputScaler = new Standardizer(EquatableArray.Of(0.1f, -3f), EquatableArray.Of(1e-20f, 3.4e38f)),
        TargetScaler = new MinMaxScaler(EquatableArray.Of(1f / 3), EquatableArray.Of(2f / 3), -1),
        Csv = new CsvOptions
        {
            Separator = ';', DecimalSeparator = ',', HasHeader = false, Missing = MissingValues.ForwardFill, Features = EquatableArray.Of("x", "y"),
            Window = 30, Horizon = 2, Stride = 3, Target = "y",
        },
    };

    public static TheoryData<ModelPreparation> Preparations =>
    [
        ModelPreparation.None,
        Full,
        new ModelPreparation { InputScaler = new RobustScaler(EquatableArray.Of(0.1f), EquatableArray.Of(7f)), Csv = new CsvOptions { Sequence = "id", Label = "kind" } },
        new ModelPreparation { Tokenizer = new WordTokenizer(EquatableArray.Of("one", "größe")), Csv = new CsvOptions { Text = "words", Label = "kind" } },
        new ModelPreparation { Tokenizer = CharacterTokenizer.Fit(["a\"\\\n\U0001F600 "]) },
    ];

    [Theory]
    [MemberData(nameof(Preparations))]
    public void What_belongs_to_a_model_is_read_as_it_was_saved(ModelPreparation preparation)
    {
        string path = Path.GetTempFileName();
        try
        {
            SmallGru model = SmallGru.Create(1);
            ModelFile.Save(model, path, preparation);
            PreparedModel<SmallGru> back = ModelFile.LoadPrepared<SmallGru>(path);

            Assert.Equal(preparation, back.Preparation);
            Assert.Equal(model.Parameters, back.Model.Parameters);
            Assert.Equal(preparation, ModelFile.Inspect(path).Preparation);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Plain_file_is_the_same_as_without_a_preparation()
    {
        string path = Path.GetTempFileName();
        try
        {
            ModelFile.Save(SmallGru.Create(1), path, ModelPreparation.None);
            Assert.Equal(Save(SmallGru.Create(1)), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("genrnn.classes", "not json")]
    [InlineData("genrnn.classes", "{}")]
    [InlineData("genrnn.classes", "[1]")]
    [InlineData("genrnn.classes", "[null]")]
    [InlineData("genrnn.input_scaler", "{}")]
    [InlineData("genrnn.input_scaler", "[]")]
    [InlineData("genrnn.input_scaler", "{\"kind\":\"other\"}")]
    [InlineData("genrnn.input_scaler", "{\"kind\":\"standard\",\"mean\":[1],\"scale\":[]}")]
    [InlineData("genrnn.input_scaler", "{\"kind\":\"standard\",\"mean\":[1],\"scale\":[0]}")]
    [InlineData("genrnn.input_scaler", "{\"kind\":\"standard\",\"mean\":[],\"scale\":[]}")]
    [InlineData("genrnn.input_scaler", "{\"kind\":\"standard\",\"mean\":[1e99],\"scale\":[1]}")]
    [InlineData("genrnn.target_scaler", "{\"kind\":\"minmax\",\"minimum\":[1],\"maximum\":[2],\"low\":1,\"high\":1}")]
    [InlineData("genrnn.target_scaler", "{\"kind\":\"robust\",\"median\":[\"1\"],\"scale\":[1]}")]
    [InlineData("genrnn.tokenizer", "{\"kind\":\"word\"}")]
    [InlineData("genrnn.tokenizer", "{\"kind\":\"other\",\"vocabulary\":[]}")]
    [InlineData("genrnn.tokenizer", "{\"kind\":\"word\",\"vocabulary\":[\"a\",\"a\"]}")]
    [InlineData("genrnn.csv", "{\"window\":\"3\"}")]
    [InlineData("genrnn.csv", "{\"separator\":\";;\"}")]
    [InlineData("genrnn.csv", "{\"missing\":\"7\"}")]
    [InlineData("genrnn.csv", "{\"colour\":1}")]
    public void Damaged_text_is_refused_with_its_key(string key, string text)
    {
        SpecResult<ModelPreparation> read = PreparationText.Read(name => name == key ? text : null);

        Assert.StartsWith($"The metadata '{key}' is '", read.Error, StringComparison.Ordinal);
        Assert.Contains("; expected ", read.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepared_model_takes_data_as_it_was_measured_and_answers_in_the_unit_of_the_targets()
    {
        // The model as it is answers to scaled inputs; 10 + 2 x undoes the scaling of targets.
        SmallGru model = SmallGru.Create(3);
        int inputs = SmallGru.Spec.InputSize;
        var preparation = new ModelPreparation
        {
            InputScaler = new Standardizer(Enumerable.Repeat(5f, inputs).ToEquatableArray(), Enumerable.Repeat(4f, inputs).ToEquatableArray()),
            TargetScaler = new Standardizer(Enumerable.Repeat(10f, SmallGru.OutputSize).ToEquatableArray(), Enumerable.Repeat(2f, SmallGru.OutputSize).ToEquatableArray()),
        };
        float[] raw = [.. Enumerable.Range(0, 4 * inputs).Select(i => (float)i)], scaled = [.. raw.Select(v => (v - 5) / 4)];
        float[] expected = new float[SmallGru.OutputSize], one = new float[SmallGru.OutputSize];
        model.Predict(scaled, expected);
        expected = [.. expected.Select(v => (v * 2) + 10)];
        var prepared = new PreparedModel<SmallGru>(model, preparation);
        prepared.Predict(raw, one);
        SequenceDataset data = SequenceDataset.Create(Tensor.Create(raw, [1, 4, inputs]), Tensor.Create(new float[SmallGru.OutputSize], [1, SmallGru.OutputSize]));

        Assert.Equal(expected, one);
        Assert.Equal(expected, prepared.Predict(data).ToArray());
        Assert.Equal(expected.Average(v => (double)v * v), prepared.Evaluate(data, Loss.MeanSquaredError).MeanSquaredError!.Value, 1e-4);
        Assert.Equal(expected.Average(v => Math.Pow(v - 0, 2)) / 4, prepared.Evaluate(data, Loss.MeanSquaredError).Loss, 1e-4);
    }

    /// <summary>Twice as many features, or half, would be read as other steps.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Prediction_refuses_data_of_another_width(int features)
    {
        var model = new PreparedModel<Training.GruClasses>(Training.GruClasses.Create(1), ModelPreparation.None);
        SequenceDataset data = SequenceDataset.FromSequences([new float[4, features]], [0]);
        Assert.Equal(
            $"The data set has {(features == 1 ? "1 feature" : "4 features")} a step; expected 2, as the model reads. Give the data that the model is declared for, or change its Input.",
            Assert.Throws<ArgumentException>(() => model.Predict(data)).Message);
    }
}
