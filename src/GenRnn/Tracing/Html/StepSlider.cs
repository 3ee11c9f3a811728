using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The slider that chooses a step of an example.</summary>
internal static class StepSlider
{
    /// <param name="html">The page.</param>
    /// <param name="first">The first step that is shown, from 0.</param>
    /// <param name="steps">How many are shown.</param>
    /// <param name="id">Begins the slider's id.</param>
    public static void Write(HtmlWriter html, int first, int steps, string id)
    {
        string from = Whole(first + 1), last = Whole(first + steps);
        using (html.Element("div", ("class", "bar stepper scripted")))
        {
            html.Line("label", "Time step", ("for", id + "-step"));
            html.Line("button", "◀", ("type", "button"), ("data-by", "-1"), ("aria-label", "One step back"));
            html.Void("input", ("class", "step"), ("id", id + "-step"), ("type", "range"), ("min", from), ("max", last), ("value", last), ("step", "1"));
            html.Line("button", "▶", ("type", "button"), ("data-by", "1"), ("aria-label", "One step on"));
            html.Line("output", $"step {last} of {last}", ("for", id + "-step"));
        }
    }
}
