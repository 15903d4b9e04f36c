namespace Cadre.Expressions.Evaluation;

/// <summary>One variable of a macro, in front of those around it.</summary>
internal sealed class Frame(string name, CelValue value, Frame? outer)
{
    public static CelValue? Find(Frame? frame, string name)
    {
        for (; frame is not null; frame = frame.Outer)
        {
            if (frame.Name == name)
                return frame.Value;
        }

        return null;
    }

    private string Name => name;

    private CelValue Value => value;

    private Frame? Outer => outer;
}
