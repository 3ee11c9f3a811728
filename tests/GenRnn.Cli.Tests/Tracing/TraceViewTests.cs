using System.Globalization;
using GenRnn.Cli.Tracing;
using Spectre.Console;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>A trace on consoles of many looks and widths.</summary>
public sealed class TraceViewTests
{
    private const string Hostile = "[red]x[/][/] [[ \u001b[31mred\u001b[0m \u009b31m \u202egnp \r\n\t\b\0 \ud800 <script> {0} 名前 é";

    public static TheoryData<string> Ids => [.. Traces.Ids];

    public static TheoryData<string, string> IdsAndLooks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string id in Traces.Ids)
                foreach (string look in Shown.Looks.Keys) data.Add(id, look);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(IdsAndLooks))]
    public void No_line_is_wider_than_the_console(string id, string look) => Assert.All(
        [.. Shown.Widths, 20, 40],
        width => Assert.All(Shown.Lines(Traces.Of(id), Shown.Looks[look] with { Width = width }), line => Assert.True(line.GetCellWidth() <= width, $"{line.GetCellWidth()} of {width}: {line}")));

    [Theory]
    [MemberData(nameof(IdsAndLooks))]
    public void Lines_fit_without_being_cut(string id, string look) => Assert.All(
        Shown.Widths,
        width => Assert.All(
            TraceView.Of(Traces.Of(id), Shown.Looks[look] with { Width = width }).OfType<Drawing>().SelectMany(d => d.Lines),
            line => Assert.True(line.Width <= width, $"{line.Width} of {width}: {string.Concat(line.Segments.Select(s => s.Text))}")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_section_and_every_figure_is_there_at_every_width(string id)
    {
        ModelTrace trace = Traces.Of(id);
        Assert.All(Shown.Widths, width =>
        {
            Look[] looks = [Shown.TrueColor with { Width = width }, Shown.Dumb with { Width = width }];
            Assert.All(looks, look =>
            {
                string words = Shown.Words(trace, look);
                Assert.All(Expected(trace, look), word => Assert.Contains(Shown.Words(word), words, StringComparison.Ordinal));
            });
        });
    }

    /// <summary>What has to be readable of a trace, in words and figures.</summary>
    private static IEnumerable<string> Expected(ModelTrace trace, Look look)
    {
        foreach (string section in (string[])["Data flow", "Training trace", "Prediction trace", "What the answer remembers", "Examples", "Model quiz", "Key insight"]) yield return section;
        yield return trace.Task;
        yield return trace.Model.ToString();
        foreach (TraceStage stage in trace.DataFlow)
        {
            yield return stage.Name;
            yield return stage.Description;
            yield return Numerals.Shape(stage.OutputShape);
            if (stage.Parameters > 0) yield return stage.Parameters.ToString("N0", CultureInfo.InvariantCulture) + " parameters";
            if (stage.MultiplyAdds > 0) yield return stage.MultiplyAdds.ToString("N0", CultureInfo.InvariantCulture) + " multiply-adds";
        }

        foreach (TraceEpoch epoch in trace.History)
        {
            yield return Numerals.Figure(epoch.Loss);
            if (epoch.Accuracy is { } accuracy) yield return Numerals.Percent(accuracy);
            if (epoch.ValidationLoss is { } loss) yield return Numerals.Figure(loss);
            if (epoch.ValidationAccuracy is { } validation) yield return Numerals.Percent(validation);
        }

        yield return Numerals.Figure(trace.Test.Loss);
        if (trace.Baseline is { } baseline) yield return Numerals.Percent(baseline.Accuracy);
        foreach (CalibrationBin bin in trace.Assessment.Calibration) yield return $"{Numerals.Whole(bin.Count)} {Numerals.Percent(bin.Confidence)} {Numerals.Percent(bin.Accuracy)}";
        foreach (TraceLayer layer in trace.Examples[0].Layers)
        {
            yield return layer.Description;
            yield return Numerals.Shape(layer.Values.Shape);
            foreach (TraceGate gate in layer.Gates) yield return gate.Name;
            if (layer.Values.Shape.Count < 2 && layer.Values.Width < 25) foreach (float value in layer.Values.Values) yield return Numerals.Short(value);
        }

        foreach (TraceExample example in trace.Examples) yield return $"sequence {Numerals.Whole(example.Index)}";
        foreach (TraceLayerPlan plan in trace.Code!.Plan)
        {
            yield return plan.Layer;
            foreach (string text in plan.Equations.Concat(plan.Reasons)) yield return text;
        }

        yield return trace.Answer;
        foreach (QuizQuestion question in trace.Quiz)
        {
            yield return question.Question;
            for (int i = 0; i < question.Options.Count; i++) yield return $"{(char)('A' + i)} {question.Options[i]}";
            yield return question.Reason;
        }

        yield return $"Answers: {string.Join(", ", trace.Quiz.Select((q, i) => $"{i + 1} {(char)('A' + q.Answer)}"))}";
        if (look.Width >= 80) yield return trace.KeyInsight;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Output_in_a_pipe_is_the_plain_text(string id)
    {
        using var plain = new StringWriter();
        TraceText.Write(Traces.Of(id), plain);

        Assert.Equal(plain.ToString().ReplaceLineEndings("\n"), Shown.Raw(Traces.Of(id), look: null));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Without_colours_there_is_no_sequence_for_one(string id)
    {
        string raw = Shown.Raw(Traces.Of(id), Shown.NoColor);

        Assert.NotEmpty(Shown.Escapes().Matches(raw));
        Assert.All(Shown.Escapes().Matches(raw), match => Assert.Contains(match.Value, (string[])["\u001b[0m", "\u001b[1m", "\u001b[2m"]));
        Assert.Contains("38;", Shown.Raw(Traces.Of(id), Shown.TrueColor), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Colours_change_nothing_but_heat_maps_cells(string id)
    {
        // What is said by colour is said by words, too: beside the cells of heat maps the texts are the same.
        string[] Words(Look look) => [.. Shown.Lines(Traces.Of(id), look).Where(l => l.Any(char.IsLetter))];

        Assert.Equal(Words(Shown.TrueColor), Words(Shown.EightBit));
        Assert.Equal(Words(Shown.TrueColor), Words(Shown.Sixteen));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Console_without_Unicode_gets_ASCII(string id)
    {
        Assert.All(Shown.Raw(Traces.Of(id), Shown.Ascii), c => Assert.True(char.IsAscii(c), $"U+{(int)c:X4}"));
        Assert.All(Shown.Raw(Traces.Of(id), Shown.Dumb), c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"U+{(int)c:X4}"));
    }

    [Fact]
    public void Names_from_outside_neither_colour_nor_move_anything()
    {
        ModelTrace trace = Hostilely(Traces.Of(Traces.Gru));
        Assert.All(Shown.Looks.Values, look => Assert.All(Shown.Widths, width =>
        {
            string rest = Shown.Escapes().Replace(Shown.Raw(trace, look with { Width = width }), "");
            Assert.DoesNotContain(rest, c => c is not '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format || char.IsSurrogate(c)));
            Assert.Contains("[red]x[/]", rest, StringComparison.Ordinal);
            Assert.All(rest.Split('\n'), line => Assert.True(line.GetCellWidth() <= width, line));
        }));
        Assert.DoesNotContain("\u001b[31m", Shown.Raw(trace, Shown.TrueColor), StringComparison.Ordinal);
        Assert.All(Shown.Raw(trace, Shown.Dumb), c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"U+{(int)c:X4}"));
    }

    /// <summary>Every text that may come from data or names replaced.</summary>
    private static ModelTrace Hostilely(ModelTrace trace) => Traces.WithLayers(trace, layer => layer with
    {
        Layer = layer.Layer == "input" ? "input" : Hostile,
        Description = Hostile,
        Gates = layer.Gates.Select(g => g with { Name = Hostile, Description = Hostile }).ToEquatableArray(),
        Equations = layer.Equations.Select(e => e with { Symbols = Hostile, Form = Hostile }).ToEquatableArray(),
    }) is var changed ? changed with
    {
        Id = Hostile,
        Name = Hostile,
        Task = Hostile,
        DataFlow = trace.DataFlow.Select(s => s with { Name = Hostile, Description = Hostile }).ToEquatableArray(),
        History = trace.History.Select(e => e with { Observation = Hostile }).ToEquatableArray(),
        Baseline = new TraceBaseline(Hostile, 0.5),
        Assessment = trace.Assessment with { Confusion = trace.Assessment.Confusion! with { ClassNames = Enumerable.Repeat(Hostile, trace.Assessment.Confusion.ClassCount).ToEquatableArray() } },
        Code = trace.Code! with { File = Hostile, Step = Hostile, Plan = EquatableArray.Of(new TraceLayerPlan(Hostile, EquatableArray.Of(Hostile), EquatableArray.Of(Hostile))) },
        FeatureNames = Enumerable.Repeat(Hostile, 5).ToEquatableArray(),
        Examples = changed.Examples.Select(e => e with { Answer = Hostile, Influence = e.Influence with { Score = Hostile } }).ToEquatableArray(),
        Quiz = trace.Quiz.Select(q => new QuizQuestion(Hostile, EquatableArray.Of(Hostile, Hostile, Hostile, Hostile), 1) { Reason = Hostile }).ToEquatableArray(),
        KeyInsight = Hostile,
    } : throw new InvalidOperationException();

    [Fact]
    public void What_has_no_room_is_left_out_and_it_says_so()
    {
        string text = string.Join('\n', Shown.Lines(Traces.Of(Traces.Long), Shown.TrueColor));

        Assert.Contains("… steps ", text, StringComparison.Ordinal);
        Assert.Contains("left out; 52 units more", text, StringComparison.Ordinal);
        Assert.Contains("… 40 more", text, StringComparison.Ordinal);
        Assert.Contains(" mistakes of other kinds", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Equations_are_filled_with_the_numbers_of_the_last_step()
    {
        ModelTrace trace = Traces.Of(Traces.Gru);
        TraceLayer layer = trace.Examples[0].Layers[1];
        string z = Numerals.Figure(Last(layer.Gates[0].Values)), sum = Numerals.Figure(Last(layer.Terms.First(t => t.Name == "z.sum").Values));

        Assert.Contains(Shown.Lines(trace, Shown.TrueColor), l => l.EndsWith($" = sigmoid({sum}) = {z}", StringComparison.Ordinal));
        Assert.Contains("step 9 in numbers", string.Join('\n', Shown.Lines(Traces.Of(Traces.Masked), Shown.TrueColor)), StringComparison.Ordinal);

        static float Last(TraceTensor values) => values.Values[values.Values.Count - values.Width];
    }

    [Fact]
    public void Code_is_shown_as_far_as_there_is_room_or_why_it_is_not()
    {
        ModelTrace trace = Traces.Of(Traces.Gru);
        string[] lines = Shown.Lines(trace, Shown.TrueColor), without = Shown.Lines(trace with { Code = new TraceCode { Missing = "No symbols were found." } }, Shown.TrueColor);

        Assert.Contains(lines, l => l.Contains("public static void GruStep(", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith(" lines more; --html shows all of them", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("/// <summary>", StringComparison.Ordinal));
        Assert.Contains("No symbols were found.", without);
        Assert.DoesNotContain(Shown.Lines(trace with { Code = null }, Shown.TrueColor), l => l.Contains("The code that ran", StringComparison.Ordinal));
    }

    [Fact]
    public void Tokens_are_shown_with_what_they_stand_for() =>
        Assert.Contains(Shown.Lines(Traces.Of(Traces.Tokens), Shown.TrueColor), l => l.Contains("'the' 0", StringComparison.Ordinal));

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        string expected = Shown.Raw(Traces.Of(Traces.Gru), Shown.TrueColor);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal(expected, Shown.Raw(Traces.Of(Traces.Gru), Shown.TrueColor));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
