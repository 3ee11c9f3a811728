using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Examples on their way through the model: pictures over time, and every number of a chosen step.</summary>
internal static class PredictionSection
{
    public static void Write(HtmlWriter html, ModelTrace trace, IReadOnlyList<PageExample> examples)
    {
        html.Line("p", "Each picture has a column for each step and a row for each unit. Choose a step with the slider or a click: the frames move along, and the equations below a layer show its numbers for that step and a unit of it.", ("class", "scripted"));
        if (examples.Count < trace.Examples.Count) html.Line("p", $"The model is wide and its sequences are long: {Whole(examples.Count)} of {Count(trace.Examples.Count, "example")} have room here.");
        PageParts.ExampleChoice(html, [.. examples.Select(e => Title(e.Example))]);
        for (int i = 0; i < examples.Count; i++)
        {
            using (html.Element(
                "article", ("class", "example"), ("id", $"example-{Whole(examples[i].Example.Index)}"), ("data-example", Whole(i)), ("aria-labelledby", $"e{Whole(i)}-title")))
                Example(html, trace, examples[i], $"e{Whole(i)}");
        }
    }

    /// <summary>The sequence's number, and how good the answer is.</summary>
    private static string Title(TraceExample example) => (example.IsRight, example.Answered.Count) switch
    {
        (null, 1) => $"{Whole(example.Index)}: {example.Answered[0]} for {example.Expected[0]}",
        (null, _) => Whole(example.Index),
        _ => $"{Whole(example.Index)} {Judgement(example.IsRight)}",
    };

    private static string Judgement(bool? isRight) => isRight switch { true => "✓ right", false => "✗ wrong", _ => "" };

    private static void Example(HtmlWriter html, ModelTrace trace, PageExample page, string id)
    {
        TraceExample example = page.Example;
        using (html.Element("h3", ("id", id + "-title")))
        {
            html.Text($"Sequence {Whole(example.Index)}");
            if (example.IsRight is { } isRight) html.Text(": ").Line("span", Judgement(isRight), ("class", isRight ? "good" : "bad"));
        }

        html.Line("p", $"Answer: {example.Answer}");
        if (page.First > 0) html.Line("p", $"The sequence has {Count(page.First + page.Steps, "step")}; the last {Whole(page.Steps)} are shown.", ("class", "soft"));
        StepSlider.Write(html, page.First, page.Steps, id);
        for (int layer = 0; layer < page.Layers.Count; layer++) Layer(html, trace, page, layer, $"{id}-l{Whole(layer)}");
        if (example.Answered.Count > 1) Answers(html, page);
        InfluenceFigures.Write(html, trace, page, id);
    }

    private static void Layer(HtmlWriter html, ModelTrace trace, PageExample page, int index, string id)
    {
        PageLayer layer = page.Layers[index];
        html.Line("h4", $"Layer {Whole(index + 1)}: {layer.Layer.Layer} {Shape(layer.Layer.Values.Shape)}");
        int width = PageScope.WidthOf(layer.Layer);
        string some = width > layer.Units.Length ? $" Of {Whole(width)} numbers the {Whole(layer.Units.Length)} that moved most are shown." : "";
        if (!layer.PerStep)
        {
            html.Line("p", $"{Capital(layer.Layer.Description)}.{some}", ("class", "soft"));
            html.Raw(PageCharts.Bars(id, trace, page, layer, index == page.Layers.Count - 1));
            return;
        }

        if (index == 0 && trace.Model.ReadsTokens)
        {
            Tokens(html, trace, page);
            return;
        }

        if (index == 0 && PageCharts.InputCurves(id + "-curves", trace, page) is { } curves) html.Raw(curves);
        if (layer.IsRecurrent) html.Line("p", $"{(layer.Layer.Gates.Count == 0 ? "The state of each unit" : $"The state and {Count(layer.Layer.Gates.Count, "inner value")} of each unit")}.{some}", ("class", "soft"));
        using (html.Element("div", ("class", "side")))
        {
            for (int i = 0; i <= layer.Layer.Gates.Count; i++)
            {
                (string name, string description, _) = layer.Values[i];
                using (html.Element("figure"))
                {
                    using (html.Element("figcaption"))
                    {
                        if (layer.IsRecurrent) html.Line("b", name);
                        html.Text($"{(layer.IsRecurrent ? " " : "")}{description}{(layer.IsRecurrent ? "" : "." + some)}");
                    }

                    html.Raw(PageCharts.Map($"{id}-{Whole(i)}", trace, page, index, i));
                }
            }
        }

        if (layer.IsRecurrent) Readout(html, page, index, id);
        Numbers(html, page, index);
    }

    /// <summary>An answer a step, and what was expected where it is another.</summary>
    private static void Answers(HtmlWriter html, PageExample page)
    {
        html.Line("h4", "Answers, step by step");
        using (html.Element("ol", ("class", "tokens"), ("start", Whole(page.First + 1))))
        {
            for (int step = page.First; step < page.First + page.Steps; step++)
            {
                (string answered, string expected) = (page.Example.Answered[step], page.Example.Expected[step]);
                bool isJudged = page.Example.IsRight is not null, isRight = answered == expected, isLast = step == page.First + page.Steps - 1;
                using (html.Element("li", ("class", isLast ? "chosen" : null), ("aria-current", isLast ? "step" : null)))
                {
                    html.Line("span", Whole(step + 1), ("class", "soft")).Text($" {answered}");
                    if (expected == TraceAnswer.Masked) html.Text(" ").Line("span", "masked", ("class", "soft"));
                    else if (isJudged && isRight) html.Text(" ").Line("span", "✓", ("class", "good"));
                    else if (isJudged) html.Text(" ").Line("span", $"✗ expected {expected}", ("class", "bad"));
                    else html.Text(" ").Line("span", $"for {expected}", ("class", "soft"));
                }
            }
        }
    }

    /// <summary>The tokens of a sequence in order: words where somebody said what ids stand for.</summary>
    private static void Tokens(HtmlWriter html, ModelTrace trace, PageExample page)
    {
        html.Line("p", trace.Vocabulary.Count > 0 ? "The tokens that the model reads, with their ids." : "The ids of the tokens that the model reads.", ("class", "soft"));
        using (html.Element("ol", ("class", "tokens"), ("start", Whole(page.First + 1))))
        {
            for (int step = 0; step < page.Steps; step++)
            {
                int id = (int)page.Layers[0].Value("values", step, 0);
                using (html.Element("li", ("class", step == page.Steps - 1 ? "chosen" : null), ("aria-current", step == page.Steps - 1 ? "step" : null)))
                {
                    if (id < trace.Vocabulary.Count) html.Line("b", trace.Vocabulary[id]).Text(" ");
                    html.Line("span", Whole(id), ("class", "soft"));
                }
            }
        }
    }

    private static void Readout(HtmlWriter html, PageExample page, int index, string id)
    {
        PageLayer layer = page.Layers[index];
        int last = layer.Steps - 1;
        using (html.Element("div", ("class", "readout"), ("data-layer", Whole(index))))
        {
            using (html.Element("h4"))
                html.Text("Step ").Line("span", Whole(page.First + page.Steps), ("class", "at")).Text($" of {layer.Layer.Layer}, unit ").Line("span", Whole(layer.Units[0] + 1), ("class", "unit"));
            using (html.Element("p", ("class", "scripted")))
            {
                html.Line("label", "Unit ", ("for", id + "-unit"));
                using (html.Element("select", ("id", id + "-unit")))
                    for (int row = 0; row < layer.Units.Length; row++) html.Line("option", Whole(layer.Units[row] + 1), ("value", Whole(row)));
            }

            html.Line("p", "This step is masked: it does not count, and the state is carried over it.", ("class", "masked"), ("hidden", layer.MaskedSteps.Contains(last) ? null : ""));
            using (html.Element("ol"))
            {
                foreach (TraceEquation equation in layer.Layer.Equations)
                {
                    using (html.Element("li"))
                    {
                        using (html.Element("p", ("class", "symbols"))) html.Raw(EquationText.Symbols(equation.Symbols));
                        html.Line("p", layer.Fill(equation.Form, last, 0), ("class", "numbers"), ("data-form", equation.Form));
                    }
                }
            }
        }
    }

    /// <summary>Every number of the chosen step: what the pictures show, in words.</summary>
    private static void Numbers(HtmlWriter html, PageExample page, int index)
    {
        PageLayer layer = page.Layers[index];
        int last = layer.Steps - 1;
        string[] names = [.. layer.Values.Take(layer.Layer.Gates.Count + 1).Select(v => v.Name)];
        using (html.Element("details"))
        {
            html.Line("summary", $"All numbers of {layer.Layer.Layer} at the step");
            using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", $"Numbers of {layer.Layer.Layer} at the step")))
            using (html.Element("table", ("class", "at-step"), ("data-layer", Whole(index))))
            {
                using (html.Element("caption")) html.Text("Step ").Line("span", Whole(page.First + page.Steps), ("class", "at"));
                using (html.Element("thead"))
                using (html.Element("tr"))
                {
                    html.Line("th", layer.IsRecurrent ? "unit" : "number", ("scope", "col"));
                    foreach (string name in names) html.Line("th", name == "values" ? "value" : name, ("scope", "col"));
                }

                using (html.Element("tbody"))
                {
                    for (int row = 0; row < layer.Units.Length; row++)
                    {
                        using (html.Element("tr"))
                        {
                            html.Line("th", Whole(layer.Units[row] + 1), ("scope", "row"));
                            foreach (string name in names) html.Line("td", EquationText.Number(layer.Value(name, last, row)), ("data-name", name), ("data-row", Whole(row)));
                        }
                    }
                }
            }
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
