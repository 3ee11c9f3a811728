using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Questions with an answer at once, and all answers for readers on paper.</summary>
internal static class QuizSection
{
    public static void Write(HtmlWriter html, EquatableArray<QuizQuestion> quiz)
    {
        for (int i = 0; i < quiz.Count; i++) Question(html, quiz[i], i);
        using (html.Element("details"))
        {
            html.Line("summary", "The answers");
            using (html.Element("ol"))
                foreach (QuizQuestion question in quiz) html.Line("li", $"{Letter(question.Answer)}: {question.Options[question.Answer]}. {question.Reason}");
        }
    }

    private static void Question(HtmlWriter html, QuizQuestion question, int index)
    {
        string name = $"question-{Whole(index + 1)}";
        using (html.Element(
            "fieldset", ("class", "question"), ("id", name), ("data-answer", Whole(question.Answer)), ("data-reason", question.Reason),
            ("data-hint", "Look at the shapes and numbers above, and try again.")))
        {
            html.Line("legend", $"{Whole(index + 1)}. {question.Question}");
            using (html.Element("div", ("class", "choices")))
            {
                for (int option = 0; option < question.Options.Count; option++)
                {
                    using (html.Element("label"))
                    {
                        html.Void("input", ("type", "radio"), ("name", name), ("value", Whole(option)));
                        html.Line("span", $"{Letter(option)}  {question.Options[option]}");
                    }
                }
            }

            html.Line("p", "", ("class", "feedback"), ("role", "status"), ("aria-live", "polite"));
        }
    }

    private static string Letter(int option) => ((char)('A' + option)).ToString();
}
