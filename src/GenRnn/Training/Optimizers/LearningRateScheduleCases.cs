namespace GenRnn;

/// <content>The schedules as equations in the number of updates before.</content>
public abstract partial record LearningRateSchedule
{
    private sealed record ConstantSchedule(float Value) : LearningRateSchedule
    {
        private protected override double Exact(long updates) => Value;
    }

    private sealed record ExponentialSchedule(float Initial, int Steps, float Decay, bool Staircase) : LearningRateSchedule
    {
        private protected override double Exact(long updates) =>
            Initial * Math.Pow(Decay, Staircase ? updates / Steps : (double)updates / Steps);
    }

    private sealed record PiecewiseConstantSchedule(EquatableArray<long> Boundaries, EquatableArray<float> Rates) : LearningRateSchedule
    {
        private protected override double Exact(long updates)
        {
            int piece = 0;
            while (piece < Boundaries.Count && updates > Boundaries[piece]) piece++;
            return Rates[piece];
        }
    }

    private sealed record PolynomialSchedule(float Initial, int Steps, float End, float Power, bool Cycle) : LearningRateSchedule
    {
        private protected override double Exact(long updates)
        {
            double steps = Cycle ? Steps * Math.Max(1, Math.Ceiling((double)updates / Steps)) : Steps;
            return (((double)Initial - End) * Math.Pow(1 - (Math.Min(updates, steps) / steps), Power)) + End;
        }
    }

    private sealed record CosineSchedule(float Initial, int Steps, float Alpha) : LearningRateSchedule
    {
        private protected override double Exact(long updates) =>
            Initial * (((1 - (double)Alpha) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(updates, Steps) / Steps))) + Alpha);
    }

    private sealed record CosineRestartsSchedule(float Initial, int FirstSteps, float LengthFactor, float RateFactor, float Alpha) : LearningRateSchedule
    {
        private protected override double Exact(long updates)
        {
            double start = 0, length = FirstSteps, height = 1;
            if (LengthFactor == 1)
            {
                long restarts = updates / FirstSteps;
                (start, height) = (restarts * FirstSteps, Math.Pow(RateFactor, restarts));
            }
            else
            {
                for (; updates >= start + length; length *= LengthFactor, height *= RateFactor) start += length;
            }

            return Initial * (((1 - (double)Alpha) * 0.5 * height * (1 + Math.Cos(Math.PI * (updates - start) / length))) + Alpha);
        }
    }

    private sealed record WarmUpSchedule(LearningRateSchedule Then, int Steps, float From) : LearningRateSchedule
    {
        private protected override double Exact(long updates) => updates >= Steps
            ? Then.Exact(updates - Steps)
            : Then.Exact(0) * (From + ((1 - (double)From) * updates / Steps));
    }

    private sealed record OneCycleSchedule(float Maximum, int Steps, float Rise, float Divisor, float FinalDivisor) : LearningRateSchedule
    {
        private protected override double Exact(long updates)
        {
            // Both phases are counted from their first update to their last.
            double first = (double)Maximum / Divisor, last = first / FinalDivisor, top = (Rise * (double)Steps) - 1, end = Steps - 1;
            return updates <= top
                ? Cosine(first, Maximum, updates / top)
                : Cosine(Maximum, last, Math.Min(1, (updates - top) / (end - top)));
        }

        private static double Cosine(double from, double to, double share) => to + ((from - to) * 0.5 * (1 + Math.Cos(Math.PI * share)));
    }
}
