using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the way back through the activation of a Dense layer inside a model; at its end the loss has gone that way already.
/// The derivative follows from the recorded outputs, or for gelu and silu from the sums, which training then records.
/// </summary>
internal sealed class DenseBackwardEmitter(CodeWriter code, ActivationFunctions functions, ModelPlan model)
{
    /// <summary>The kernel of a layer: gradients for outputs become gradients for sums, in place.</summary>
    public void Write(LayerPlan layer)
    {
        const string Signature = "public static void Backward(ref float values, ref float gradients, nint stride, nint rows)";
        Activation activation = layer.Activation.Activation;
        code.Line();
        code.Line("/// <summary>Gradients for sums from those for outputs, in place.</summary>");
        if (model.IsLast(layer) || activation is Activation.Linear or Activation.Softmax)
        {
            string softmax = $" RnnRows.SoftmaxBackward(ref values, {CSharpLiteral.Of(layer.Stride)}, ref gradients, stride, rows, {CSharpLiteral.Of(layer.Shape.Layer.Units)}); ";
            code.Line($"{Signature} {{{(model.IsLast(layer) || activation == Activation.Linear ? " " : softmax)}}}");
            return;
        }

        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block(Signature))
        using (code.Block($"for (nint row = 0; row < rows; row++, gradients = {Vec.Ref("gradients", "stride")}, values = {Vec.Ref("values", layer.Stride)})"))
        {
            code.Line("nint n = 0;");
            foreach (int lanes in new[] { model.Width.Lanes, 4 }.Distinct().Where(l => l <= layer.Stride))
            {
                using (code.Block($"for (; n <= {CSharpLiteral.Of(layer.Stride - lanes)}; n += {CSharpLiteral.Of(lanes)})"))
                {
                    code.Line("ref float at = ref RnnRef.Add(ref gradients, n);");
                    string slope = functions.Slope(layer.Activation, lanes, Vec.Load(lanes, "RnnRef.Add(ref values, n)"));
                    code.Line(Vec.Store(lanes, $"{Vec.Load(lanes, "at")} * {slope}", "at"));
                }
            }
        }
    }
}
