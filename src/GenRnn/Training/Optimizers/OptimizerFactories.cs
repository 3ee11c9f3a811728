namespace GenRnn;

/// <content>The optimisers by name, with the defaults of either convention.</content>
public abstract partial record Optimizer
{
    /// <summary>
    /// Stochastic gradient descent: see <see cref="SgdOptimizer"/>. With a constant learning rate both conventions take the
    /// same steps.
    /// </summary>
    /// <param name="learningRate">Length of a step.</param>
    /// <param name="momentum">Share of the last step that is taken again, from 0 to below 1.</param>
    /// <param name="nesterov">Whether the gradient counts as if the momentum had already been followed.</param>
    /// <param name="convention">Whether the momentum is one of steps (Keras) or of gradients (PyTorch).</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Sgd(float learningRate = 0.01f, float momentum = 0f, bool nesterov = false, OptimizerConvention convention = OptimizerConvention.Keras) =>
        new SgdOptimizer(learningRate, momentum, nesterov, convention);

    /// <summary>RMSprop: see <see cref="RmsPropOptimizer"/>.</summary>
    /// <param name="learningRate">Length of a step; 0.001 (Keras) or 0.01 (PyTorch) when left out.</param>
    /// <param name="rho">Decay of the mean of squared gradients, from 0 to below 1; 0.9 (Keras) or 0.99 (PyTorch, alpha).</param>
    /// <param name="momentum">Share of the last step that is taken again, from 0 to below 1.</param>
    /// <param name="epsilon">What keeps the divisor from zero; 1e-7 (Keras) or 1e-8 (PyTorch).</param>
    /// <param name="centered">Whether the divisor is the deviation of gradients in place of their root mean square.</param>
    /// <param name="convention">Keras adds epsilon below the root, PyTorch beside it.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer RmsProp(
        float? learningRate = null, float? rho = null, float momentum = 0f, float? epsilon = null, bool centered = false, OptimizerConvention convention = OptimizerConvention.Keras) =>
        new RmsPropOptimizer(learningRate ?? Of(convention, 0.001f, 0.01f), rho ?? Of(convention, 0.9f, 0.99f), momentum, epsilon ?? Of(convention, 1e-7f, 1e-8f), centered, convention);

    /// <summary>Adam: see <see cref="AdamOptimizer"/>.</summary>
    /// <param name="learningRate">Length of a step.</param>
    /// <param name="beta1">Decay of the mean of gradients, from 0 to below 1.</param>
    /// <param name="beta2">Decay of the mean of squared gradients, from 0 to below 1.</param>
    /// <param name="epsilon">What keeps the divisor from zero; 1e-7 (Keras) or 1e-8 (PyTorch) when left out.</param>
    /// <param name="amsgrad">Whether the divisor never shrinks.</param>
    /// <param name="convention">Keras adds epsilon before the correction of the divisor, PyTorch after it.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Adam(
        float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float? epsilon = null, bool amsgrad = false, OptimizerConvention convention = OptimizerConvention.Keras) =>
        new AdamOptimizer(learningRate, beta1, beta2, epsilon ?? Of(convention, 1e-7f, 1e-8f), amsgrad, convention);

    /// <summary>Adam whose weight decay acts on the weights alone, in both conventions: see <see cref="AdamOptimizer"/>.</summary>
    /// <param name="learningRate">Length of a step.</param>
    /// <param name="weightDecay">Share of a weight that decays, times the learning rate; 0.004 (Keras) or 0.01 (PyTorch) when left out.</param>
    /// <param name="beta1">Decay of the mean of gradients, from 0 to below 1.</param>
    /// <param name="beta2">Decay of the mean of squared gradients, from 0 to below 1.</param>
    /// <param name="epsilon">What keeps the divisor from zero; 1e-7 (Keras) or 1e-8 (PyTorch) when left out.</param>
    /// <param name="amsgrad">Whether the divisor never shrinks.</param>
    /// <param name="convention">Keras adds epsilon before the correction of the divisor, PyTorch after it.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer AdamW(
        float learningRate = 0.001f, float? weightDecay = null, float beta1 = 0.9f, float beta2 = 0.999f, float? epsilon = null, bool amsgrad = false, OptimizerConvention convention = OptimizerConvention.Keras) =>
        Adam(learningRate, beta1, beta2, epsilon, amsgrad, convention) with { WeightDecay = weightDecay ?? Of(convention, 0.004f, 0.01f), DecouplesWeightDecay = true };

    /// <summary>Adam with Nesterov's momentum: see <see cref="NadamOptimizer"/>.</summary>
    /// <param name="learningRate">Length of a step; 0.001 (Keras) or 0.002 (PyTorch) when left out.</param>
    /// <param name="beta1">Decay of the mean of gradients, from 0 to below 1.</param>
    /// <param name="beta2">Decay of the mean of squared gradients, from 0 to below 1.</param>
    /// <param name="epsilon">What keeps the divisor from zero; 1e-7 (Keras) or 1e-8 (PyTorch) when left out.</param>
    /// <param name="convention">How fast the momentum grows: the exponent of 0.96 is t (Keras) or 0.004 t (PyTorch).</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Nadam(
        float? learningRate = null, float beta1 = 0.9f, float beta2 = 0.999f, float? epsilon = null, OptimizerConvention convention = OptimizerConvention.Keras) =>
        new NadamOptimizer(learningRate ?? Of(convention, 0.001f, 0.002f), beta1, beta2, epsilon ?? Of(convention, 1e-7f, 1e-8f), convention);

    /// <summary>Adagrad: see <see cref="AdagradOptimizer"/>.</summary>
    /// <param name="learningRate">Length of a step; 0.001 (Keras) or 0.01 (PyTorch) when left out.</param>
    /// <param name="initialAccumulator">Where the sums of squared gradients begin; 0.1 (Keras) or 0 (PyTorch) when left out.</param>
    /// <param name="epsilon">What keeps the divisor from zero; 1e-7 (Keras) or 1e-10 (PyTorch) when left out.</param>
    /// <param name="convention">Keras adds epsilon below the root, PyTorch beside it.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Adagrad(
        float? learningRate = null, float? initialAccumulator = null, float? epsilon = null, OptimizerConvention convention = OptimizerConvention.Keras) =>
        new AdagradOptimizer(learningRate ?? Of(convention, 0.001f, 0.01f), initialAccumulator ?? Of(convention, 0.1f, 0f), epsilon ?? Of(convention, 1e-7f, 1e-10f), convention);

    /// <summary>Adadelta: see <see cref="AdadeltaOptimizer"/>. The equations of both conventions are the same.</summary>
    /// <param name="learningRate">Length of a step; 0.001 (Keras) or 1 (PyTorch and the paper) when left out.</param>
    /// <param name="rho">Decay of both means of squares, from 0 to below 1; 0.95 (Keras) or 0.9 (PyTorch) when left out.</param>
    /// <param name="epsilon">What keeps the divisor from zero; 1e-7 (Keras) or 1e-6 (PyTorch) when left out.</param>
    /// <param name="convention">Whose defaults.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Adadelta(
        float? learningRate = null, float? rho = null, float? epsilon = null, OptimizerConvention convention = OptimizerConvention.Keras) =>
        new AdadeltaOptimizer(learningRate ?? Of(convention, 0.001f, 1f), rho ?? Of(convention, 0.95f, 0.9f), epsilon ?? Of(convention, 1e-7f, 1e-6f), convention);

    /// <summary>Adamax: see <see cref="AdamaxOptimizer"/>.</summary>
    /// <param name="learningRate">Length of a step; 0.001 (Keras) or 0.002 (PyTorch) when left out.</param>
    /// <param name="beta1">Decay of the mean of gradients, from 0 to below 1.</param>
    /// <param name="beta2">Decay of the largest gradient, from 0 to below 1.</param>
    /// <param name="epsilon">What keeps the divisor from zero; 1e-7 (Keras) or 1e-8 (PyTorch) when left out.</param>
    /// <param name="convention">Keras adds epsilon to the largest gradient when it divides, PyTorch to each gradient before it looks for the largest.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Adamax(
        float? learningRate = null, float beta1 = 0.9f, float beta2 = 0.999f, float? epsilon = null, OptimizerConvention convention = OptimizerConvention.Keras) =>
        new AdamaxOptimizer(learningRate ?? Of(convention, 0.001f, 0.002f), beta1, beta2, epsilon ?? Of(convention, 1e-7f, 1e-8f), convention);

    /// <summary>Lion: see <see cref="LionOptimizer"/>. Its rate is well some 3 to 10 times less than Adam's.</summary>
    /// <param name="learningRate">Length of a step, and of that of every single parameter.</param>
    /// <param name="beta1">Share of the mean in the direction, from 0 to below 1.</param>
    /// <param name="beta2">Decay of the mean of gradients, from 0 to below 1.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static Optimizer Lion(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.99f) => new LionOptimizer(learningRate, beta1, beta2);

    private static float Of(OptimizerConvention convention, float keras, float pyTorch) => convention == OptimizerConvention.PyTorch ? pyTorch : keras;
}
