using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The same sequences on their way through every model: what each step's input moved, and the states over time.</summary>
internal static class ComparisonMemory
{
    public static void Write(HtmlWriter html, TraceComparison comparison, IReadOnlyList<ComparedExample> examples)
    {
        html.Line("p", "The same sequence of the test data, step by step through each model. Bars are the share of each step's input in all that moves the answer: the norm of the gradient of the answer's score. A step that a model has forgotten has none. Below are the states, a row for each unit.");
        html.Line("p", "Choose a step with the slider or a click: the frames of all models move along.", ("class", "scripted"));
        PageParts.ExampleChoice(html, [.. examples.Select(e => $"{Whole(e.Index)} {Judgement(e, comparison.Models.Count)}".TrimEnd())]);
        for (int i = 0; i < examples.Count; i++)
        {
            string id = $"e{Whole(i)}";
            using (html.Element("article", ("class", "example"), ("id", $"example-{Whole(examples[i].Index)}"), ("data-example", Whole(i)), ("aria-labelledby", id + "-title")))
                Example(html, examples[i], id);
        }
    }

    private static string Judgement(ComparedExample example, int models) => example.Models.Count(m => m.Example.IsRight == true) is var right
        && example.Models.Any(m => m.Example.IsRight is null) ? "" : right == models ? "✓ all right" : right == 0 ? "✗ all wrong" : $"✓ {Whole(right)} ✗ {Whole(models - right)}";

    private static void Example(HtmlWriter html, ComparedExample example, string id)
    {
        html.Line("h3", $"Sequence {Whole(example.Index)}", ("id", id + "-title"));
        if (example.First > 0) html.Line("p", $"The sequence has {Count(example.First + example.Steps, "step")}; the last {Whole(example.Steps)} are shown.", ("class", "soft"));
        StepSlider.Write(html, example.First, example.Steps, id);
        Numbers(html, example);
        using (html.Element("div", ("class", "models aligned")))
        {
            for (int m = 0; m < example.Models.Count; m++)
                using (html.Element("div", ("class", "model"), ("role", "group"), ("aria-labelledby", $"{id}-m{Whole(m)}-title"))) Model(html, example, example.Models[m], $"{id}-m{Whole(m)}");
        }
    }

    private static void Model(HtmlWriter html, ComparedExample example, ComparedPath path, string id)
    {
        using (html.Element("div"))
        {
            using (html.Element("h4", ("id", id + "-title")))
            {
                html.Text(path.Model.Label);
                if (path.Example.IsRight is { } isRight) html.Text(" ").Line("span", isRight ? "✓ right" : "✗ wrong", ("class", isRight ? "good" : "bad"));
            }

            html.Line("p", $"Answer: {path.Example.Answer}");
            if (Influences.Half(path.Example.Influence) is { } half) html.Line("p", $"Half of the influence comes from the {LastSteps(half)}.", ("class", "soft"));
        }

        using (html.Element("div")) Pictures(html, example, path, id);
    }

    private static void Pictures(HtmlWriter html, ComparedExample example, ComparedPath path, string id)
    {
        html.Raw(path.Example.Influence.Answers.Count == 1 ? ComparisonCharts.Shares(id + "-share", example, path) : ComparisonCharts.ShareMap(id + "-share", example, path));
        for (int layer = 0; layer < path.States.Count; layer++)
        {
            PageLayer state = path.States[layer];
            int hidden = state.Layer.Values.Width - state.Units.Length;
            html.Line("p", $"State of {state.Layer.Layer}{(hidden > 0 ? $", the {Whole(state.Units.Length)} of {Whole(state.Layer.Values.Width)} units that moved most" : $", {Count(state.Units.Length, "unit")}")}", ("class", "soft"));
            html.Raw(ComparisonCharts.State($"{id}-s{Whole(layer)}", example, path, state));
        }
    }

    /// <summary>Figures of the chosen step, a row for each model.</summary>
    private static void Numbers(HtmlWriter html, ComparedExample example)
    {
        int last = example.Steps - 1;
        PageLayer figures = example.Page().Layers[0];
        using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Numbers of the step")))
        using (html.Element("table", ("class", "at-step"), ("data-layer", "0")))
        {
            using (html.Element("caption")) html.Text("Step ").Line("span", Whole(example.First + example.Steps), ("class", "at"));
            using (html.Element("thead"))
            using (html.Element("tr"))
                foreach (string heading in (string[])["model", "share of influence", "norm of the gradient", "the state moved by"]) html.Line("th", heading, ("scope", "col"), ("class", heading == "model" ? "words" : null));
            using (html.Element("tbody"))
            {
                for (int row = 0; row < example.Models.Count; row++)
                {
                    using (html.Element("tr"))
                    {
                        html.Line("th", example.Models[row].Model.Label, ("scope", "row"), ("class", "words"));
                        foreach (string name in (string[])["share", "influence", "movement"]) html.Line("td", EquationText.Number(figures.Value(name, last, row)), ("data-name", name), ("data-row", Whole(row)));
                    }
                }
            }
        }
    }
}
