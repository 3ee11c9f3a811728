using System.Globalization;

namespace GenRnn.Tests.Csv;

/// <summary>Every bad CSV file has its sentence, with row and column.</summary>
public sealed class CsvRefusalTests
{
    private static readonly ModelSpec TwoClasses = ModelSpec.Parse("input 1; gru 2; dense 2 softmax");

    private static readonly Dictionary<string, (Func<object> Action, string Words)> Cases = new()
    {
        ["a hole"] = (() => CsvFile.Windows("x,y\n1,2\n3,\n5,6\n", "y", 1), "Row 2 (line 3), column 'y' is empty; expected a value."),
        ["a hole at the beginning that is to be filled"] = (() => CsvFile.Windows("x,y\n,2\n3,4\n", "y", 1, change: o => o with { Missing = MissingValues.ForwardFill }), "Row 1 (line 2), column 'x' is empty"),
        ["no complete row"] = (() => CsvFile.Windows("x,y\n,2\n3,\n", "y", 1, change: o => o with { Missing = MissingValues.Drop }), "no complete rows"),
        ["an id that is missing"] = (() => CsvFile.Sequences("id,kind,x\np,a,1\n,b,2\n"), "Row 2 (line 3), column 'id' is empty"),
        ["a label that is missing"] = (() => CsvFile.Sequences("id,kind,x\np,a,1\nq,,2\n"), "Row 2 (line 3), column 'kind' is empty"),
        ["text among numbers"] = (() => CsvFile.Windows("x,y\n1,2\n\n\"two\nlines\",4\n", "y", 1), "Row 2 (line 4), column 'x' is 'two\nlines'; expected a number, as the column has above."),
        ["text in a column that was named"] = (() => CsvFile.Windows("x,y\na,2\n", "y", 1, change: o => o with { Features = EquatableArray.Of("x") }), "Row 1 (line 2), column 'x' is 'a'; expected a number, as features are."),
        ["a feature that was named twice"] = (() => CsvFile.Windows("x,y\n1,2\n", "y", 1, change: o => o with { Features = EquatableArray.Of("x", "x") }), "The column 'x' was named twice as a feature; expected each once."),
        ["an empty line in a single column"] = (() => CsvFile.Windows("x\n1\n\n3\n4\n", "x", 1), "Row 2 (line 3), column 'x' is empty; expected a value."),
        ["a point where commas stand before decimals"] = (() => CsvFile.Windows("x;y\n1,5;2\n1.234;4\n", "y", 1, change: o => o with { Separator = ';', DecimalSeparator = ',' }), "Row 2 (line 3), column 'x' is '1.234'; expected a number, as the column has above."),
        ["an infinite number"] = (() => CsvFile.Windows("x,y\n1,2\n1e39,4\n", "y", 1), "Row 2 (line 3), column 'x' is '1e39'; expected a finite number"),
        ["a row cut short"] = (() => CsvFile.Windows("x,y\n1,2\n3\n5,6\n", "y", 1), "Row 2 (line 3) has 1 field; expected 2, as the header has. Complete the row; it was cut short."),
        ["a row that is too long"] = (() => CsvFile.Windows("x,y\n1,2\n3,4,5\n", "y", 1), "Row 2 (line 3) has 3 fields; expected 2"),
        ["a quote that is never closed"] = (() => CsvFile.Windows("x,y\n1,2\n\"3,4\n5,6\n", "y", 1), "Row 2 (line 3) cannot be read as CSV"),
        ["a column that is constant"] = (() => CsvFile.Windows("x,y\n7,2\n7,4\n7,6\n", "y", 1), "The column 'x' is 7 in all rows, 1 to 3; expected values that differ"),
        ["a target that is constant"] = (() => CsvFile.Windows("x,y\n1,2\n2,2\n3,2\n", "y", 1, change: o => o with { Features = EquatableArray.Of("x") }), "The column 'y' is '2' in all rows; expected values that differ"),
        ["one class alone"] = (() => CsvFile.Sequences("id,kind,x\np,a,1\nq,a,2\n"), "The column 'kind' is 'a' in all rows; expected at least two classes"),
        ["one class alone, as a number"] = (() => CsvFile.Sequences("id,kind,x\np,1,1\nq,1,2\n", TwoClasses), "The column 'kind' is '1' in all rows; expected at least two classes"),
        ["a class too many"] = (() => CsvFile.Sequences("id,kind,x\np,a,1\nq,b,2\nr,c,3\n", TwoClasses), "Row 3 (line 4), column 'kind' is 'c', a label after 2 others; expected 2, the classes that the model tells apart."),
        ["a numbered class too many"] = (() => CsvFile.Sequences("id,kind,x\np,3,1\nq,4,2\nr,5,3\n", TwoClasses), "Row 3 (line 4), column 'kind' is '5', a label after 2 others"),
        ["a class that was not trained"] = (() => CsvFile.Sequences("id,kind,x\np,a,1\nq,z,2\n", change: o => o with { ClassNames = EquatableArray.Of("a", "b") }), "Row 2 (line 3), column 'kind' is 'z'; expected a class that the model was trained on, one of 'a', 'b'."),
        ["a class id that is none"] = (() => CsvFile.Sequences("id,kind,x\np,1,1\nq,1.5,2\n", change: o => o with { ClassNames = default(EquatableArray<string>) }), "Row 2 (line 3), column 'kind' is '1.5'; expected a class id"),
        ["two labels in a sequence"] = (() => CsvFile.Sequences("id,kind,x\np,a,1\np,b,2\n"), "Row 2 (line 3), column 'kind' is 'b' in the sequence 'p', whose rows before have another label"),
        ["a column that is not there"] = (() => CsvFile.Windows("x,y\n1,2\n", "z", 1), "A column 'z' was asked for; expected one of 'x', 'y'."),
        ["a feature that is not there"] = (() => CsvFile.Windows("x,y\n1,2\n", "y", 1, change: o => o with { Features = EquatableArray.Of("w") }), "A column 'w' was asked for"),
        ["a column without values"] = (() => CsvFile.Windows("x,y\n1,\n2,\n", "y", 1), "The column 'y' holds no values"),
        ["a name that stands twice"] = (() => CsvFile.Windows("x,x\n1,2\n", "x", 1), "names the column 'x' twice"),
        ["no header"] = (() => CsvFile.Windows("1,2\n3,4\n", "x", 1), "The first row holds numbers alone ('1', '2'); expected the names of columns."),
        ["no number"] = (() => CsvFile.Sequences("id,kind,x\np,a,b\n"), "No column of numbers was found; expected at least one feature. Name the columns to read, or say what stands before the decimal places"),
        ["an empty file"] = (() => CsvFile.Windows("", "x", 1), "The file has no rows"),
        ["a header alone"] = (() => CsvFile.Windows("x,y\n", "x", 1), "The file has no rows of values"),
        ["a series that is too short"] = (() => CsvFile.Windows("x\n1\n2\n3\n", "x", 3), "The file has 3 rows for windows of 3 and a horizon of 1; expected at least 4."),
        ["other features than the model reads"] = (() => CsvFile.Windows("x,y\n1,2\n3,4\n", "y", 1, TwoClasses), "The file has 2 features a step, 'x', 'y'; expected 1, as the model reads."),
        ["more rows than memory may hold"] = (() => CsvFile.Windows("x\n1\n2\n3\n4\n", "x", 1, change: o => o with { MaximumBytes = 24 }), "Row 4 (line 5) is one more than fits into 24 bytes, the ceiling of memory"),
        ["windows that overlap beyond what memory may hold"] = (() => CsvFile.Windows("x\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "x", 5, change: o => o with { MaximumBytes = 99 }), "take 100 bytes; expected at most 99 bytes"),
        ["padding beyond what memory may hold"] = (() => CsvFile.Sequences("id,kind,x\np,a,1\np,a,2\np,a,2\nq,b,3\n", change: o => o with { MaximumBytes = 23 }), "Row 3 (line 4) is one more than fits"),
    };

    private static readonly Dictionary<string, (CsvOptions Options, string Words)> WrongOptions = new()
    {
        ["nothing"] = (new CsvOptions(), "without Window, Sequence and Text"),
        ["both"] = (new CsvOptions { Window = 1, Sequence = "a" }, "with Window and Sequence"),
        ["no target"] = (new CsvOptions { Window = 1 }, "without Target"),
        ["no label"] = (new CsvOptions { Sequence = "a" }, "without Label"),
        ["a label of windows"] = (new CsvOptions { Window = 1, Label = "a" }, "Window and Label"),
        ["a target of sequences"] = (new CsvOptions { Sequence = "a", Target = "b" }, "Sequence and Target"),
        ["texts without a tokenizer"] = (new CsvOptions { Text = "a", Label = "b" }, "without a Tokenizer"),
        ["texts without a label"] = (new CsvOptions { Text = "a", Tokenizer = new WordTokenizer(default) }, "Text and without Label"),
        ["texts with a target"] = (new CsvOptions { Text = "a", Target = "b" }, "Text and Target"),
        ["a window of nothing"] = (new CsvOptions { Window = 0, Target = "b" }, "A window of 0"),
        ["no horizon"] = (new CsvOptions { Window = 1, Target = "b", Horizon = 0 }, "A horizon of 0"),
        ["no stride"] = (new CsvOptions { Window = 1, Target = "b", Stride = -1 }, "A stride of -1"),
        ["a separator that is none"] = (new CsvOptions { Window = 1, Target = "b", Separator = '"' }, "The separator '\"'"),
        ["one character for two things"] = (new CsvOptions { Window = 1, Target = "b", Separator = ',', DecimalSeparator = ',' }, "The decimal separator ','"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> WrongNames => [.. WrongOptions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_file_is_refused_in_one_sentence_with_its_place(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            string message = Assert.Throws<DataFileException>(Cases[name].Action).Problem;
            Assert.Contains(Cases[name].Words, message, StringComparison.Ordinal);
            Assert.Contains("; expected ", message, StringComparison.Ordinal);
            Assert.EndsWith(".", message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void Options_that_make_no_sense_are_refused_before_the_file_is_looked_for(string name) =>
        Assert.Contains(WrongOptions[name].Words, Assert.Throws<ArgumentException>(() => SequenceDataset.FromCsv("no such file", WrongOptions[name].Options)).Message, StringComparison.Ordinal);

    [Fact]
    public void Quote_that_is_never_closed_does_not_swallow_a_large_file()
    {
        using var file = new CsvFile("x,y\n1,\"2\n" + string.Concat(Enumerable.Repeat("3,4\n", 3_000_000)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cannot be read as CSV", Assert.Throws<DataFileException>(() => SequenceDataset.FromCsv(file.Path, new CsvOptions { Window = 1, Target = "y" })).Message, StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 30_000_000);
    }

    [Theory]
    [InlineData("id,kind,x\np,gr\u00F6\u00DFe,1\nq,gr\u00FC\u00DFe,2\n", "Row 1 (line 2), column 'kind' is 'gr\uFFFD\uFFFDe', with bytes that are no letters in UTF-8; expected a file in UTF-8 or UTF-16.")]
    [InlineData("id,kind,gr\u00F6\u00DFe\np,a,1\nq,b,2\n", "The header names the column 'gr\uFFFD\uFFFDe', with bytes that are no letters in UTF-8")]
    [InlineData("id,kind,x\n\u00E4,a,1\n\u00FC,b,2\n", "Row 1 (line 2), column 'id' is '\uFFFD'")]
    public void Texts_in_an_older_encoding_are_refused_and_not_made_equal(string content, string words)
    {
        using var file = new CsvFile("");
        File.WriteAllText(file.Path, content, System.Text.Encoding.Latin1);
        Assert.Contains(words, Assert.Throws<DataFileException>(() => SequenceDataset.FromCsv(file.Path, new CsvOptions { Sequence = "id", Label = "kind" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_damage_is_refused_or_read()
    {
        const string Good = "id,kind,x,y\np,a,1,2\np,a,3,4\nq,b,5,6\nr,a,7,8\n", Characters = "\",;\n\r\t|?.ae10 \0\uFFFDé";
        var random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 400; round++)
        {
            char[] text = Good.ToCharArray();
            for (int i = 0; i <= round % 3; i++) text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
            try
            {
                CsvFile.Sequences(new string(text));
            }
            catch (DataFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 399);
    }
}
