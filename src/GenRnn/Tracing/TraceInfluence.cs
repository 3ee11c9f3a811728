namespace GenRnn;

/// <summary>
/// What a model remembers of a sequence when it answers: the gradient of an answer's score with respect to the input of each
/// step. A step that is forgotten has a gradient of zero.
/// </summary>
/// <param name="Score">Whose gradient it is, in words.</param>
/// <param name="Answers">Steps of the answers that <see cref="Strength"/> has rows for; of one answer a sequence its last step.</param>
/// <param name="Strength">[answers, steps]: the Euclidean norm of the gradient of that answer's score for the input of that step.</param>
/// <param name="Gradient">[steps, numbers of a step]: the gradient of the last answer's score; of a model that reads tokens, for their embedded vectors.</param>
public sealed record TraceInfluence(string Score, EquatableArray<int> Answers, TraceTensor Strength, TraceTensor Gradient);
