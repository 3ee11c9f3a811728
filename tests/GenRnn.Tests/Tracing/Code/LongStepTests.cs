using GenRnn.Compiler;

namespace GenRnn.Tests.Tracing.Code;

/// <summary>A step that is longer than a page has room for is cut in the middle, and says so.</summary>
public class LongStepTests
{
    private const string Wide = "input 20; lstm 20 return_sequences=true; gru 32 return_sequences=true; gru 32 return_sequences=true; gru 32 return_sequences=true; gru 32; dense 9 softmax";

    private static readonly string File = ModelCompiler.Compile(new ModelDeclaration("A", EquatableArray<TypeHeader>.Empty, new TypeHeader("class", "B"), ModelSpec.Parse(Wide)))
        .Single(f => f.Name == "A.B.Kernels512.g.cs").Text;

    private static readonly TraceCode Code = TraceCode.FromSources([("A.B.Kernels512.g.cs", File)], "A.B", 16);

    [Fact]
    public void Long_step_is_cut_to_what_a_page_has_room_for()
    {
        Assert.True(Code.Bytes > EmittedStep.MostCharacters);
        Assert.InRange(Code.Step.Length, EmittedStep.MostCharacters / 2, EmittedStep.MostCharacters);
        Assert.InRange(Code.LinesLeftOut, 1, Code.Lines);
    }

    [Fact]
    public void Marks_say_how_many_lines_are_left_out()
    {
        string[] lines = Code.Step.Split('\n');
        string[] marks = [.. lines.Where(line => line.EndsWith("lines like these are left out here ...", StringComparison.Ordinal))];
        Assert.Equal(Code.LinesLeftOut, marks.Sum(mark => int.Parse(mark.Trim().Split(' ')[2], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(Code.Lines, lines.Length - marks.Length + Code.LinesLeftOut);
    }

    [Fact]
    public void What_is_left_are_the_lines_of_the_step_in_order()
    {
        Queue<string> all = new(EmittedStep.Of(File, 16).Text(int.MaxValue).Text.Split('\n'));
        foreach (string line in Code.Step.Split('\n').Where(line => !line.EndsWith("left out here ...", StringComparison.Ordinal)))
            while (all.Dequeue() != line) { }
    }

    [Fact]
    public void Short_members_are_whole_beside_long_ones() =>
        Assert.All(EmittedStep.Of(File, 16).Members.Where(m => m.Lines.Count < 20), member => Assert.Contains(string.Join('\n', member.Lines), Code.Step));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(5000)]
    public void Any_room_keeps_a_mark_in_each_member_that_is_cut(int room)
    {
        EmittedStep step = EmittedStep.Of(File, 16);
        (string text, int leftOut) = step.Text(room);
        Assert.Equal(step.Lines, text.Split('\n').Count(line => !line.EndsWith("left out here ...", StringComparison.Ordinal)) + leftOut);
    }
}
