using System.Globalization;
using BenchmarkDotNet.Running;
using GenRnn.Benchmarks;
using GenRnn.Benchmarks.Join;
using GenRnn.Benchmarks.Questions;

// --csv [--sections ABCDEFG] prints the workloads as lines that can be joined with those of other libraries; --questions [word]
// asks what shaped the compiler; --join OURS PEERS... prints the tables of RESULTS.md; --sweep-activations [stride [name]]
// prints the errors of the activations, or of those whose names begin so, over every float32 or every so many of them; anything else goes to BenchmarkDotNet (--list flat shows what there is).
if (args is ["--csv", .. var rest])
{
    string sections = rest is ["--sections", var letters] ? letters.ToUpperInvariant() : "ABCDEFG";
    CsvBenchmarks.Run(sections, Console.Out);
    return;
}

if (args is ["--questions", .. var words])
{
    QuestionCsv.Run(Console.Out, words is [var word] ? word : "");
    return;
}

if (args is ["--join", var ours, .. var others])
{
    ResultTables.Write([.. CsvRow.Read(ours)], new Peers([.. others.SelectMany(CsvRow.Read)]), Console.Out);
    return;
}

if (args is ["--sweep-activations", .. var strides])
{
    ActivationErrors.Run(strides is [var stride, ..] ? long.Parse(stride, CultureInfo.InvariantCulture) : 1, strides is [_, var name] ? name : "", Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
