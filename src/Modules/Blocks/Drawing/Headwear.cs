namespace Cadre.Blocks.Drawing;

/// <summary>What is worn on the head, drawn for a standing person of height 100.</summary>
internal static class Headwear
{
    /// <summary>The elements of a kind of headwear; nothing for none.</summary>
    public static string For(string kind, string dark, string coat) => kind switch
    {
        "hat" => $"<path d=\"M-20 -93 H20 L14 -97 V-108 Q0 -114 -14 -108 V-97 Z\" fill=\"{dark}\"/>",
        "cap" => $"<path d=\"M-16 -94 Q-18 -108 0 -108 Q18 -108 16 -94 Z\" fill=\"#f8fafc\"/><path d=\"M-17 -97 H17 V-92 H-17 Z\" fill=\"{coat}\"/><path d=\"M-19 -92 H10 Q2 -88 -19 -89 Z\" fill=\"#111827\"/><circle cx=\"0\" cy=\"-95\" r=\"2.6\" fill=\"#facc15\"/>",
        "crown" => "<path d=\"M-14 -96 L-17 -112 L-8 -104 L0 -115 L8 -104 L17 -112 L14 -96 Z\" fill=\"#facc15\"/><circle cx=\"0\" cy=\"-101\" r=\"2.4\" fill=\"#dc2626\"/>",
        "helmet" => "<path d=\"M-17 -84 Q-19 -108 0 -108 Q19 -108 17 -84 L11 -88 H-11 Z\" fill=\"#cbd5e1\"/><path d=\"M-2 -108 V-88 H2 V-108 Z\" fill=\"#64748b\"/><path d=\"M0 -108 Q6 -124 18 -116 Q8 -114 6 -106 Z\" fill=\"#dc2626\"/>",
        "toque" => "<path d=\"M-13 -95 H13 V-104 Q22 -108 17 -116 Q10 -122 4 -116 Q-2 -124 -9 -116 Q-20 -118 -18 -108 Q-16 -104 -13 -104 Z\" fill=\"#fff\"/><path d=\"M-13 -99 H13\" stroke=\"#cbd5e1\" stroke-width=\"1.4\"/>",
        "wizard" => $"<path d=\"M-22 -93 Q0 -100 22 -93 Q8 -96 4 -130 Q-6 -112 -14 -96 Z\" fill=\"{coat}\"/><path d=\"M0 -108 l1.6 3.4 3.6 .4 -2.7 2.5 .8 3.6 -3.300 -1.900 -3.300 1.900 .8 -3.600 -2.700 -2.500 3.600 -.4 Z\" fill=\"#fde047\"/>",
        "pirate" => "<path d=\"M-24 -94 Q-14 -112 0 -110 Q14 -112 24 -94 Q0 -101 -24 -94 Z\" fill=\"#111827\"/><path d=\"M-22 -95 Q0 -102 22 -95\" stroke=\"#facc15\" stroke-width=\"1.600\" fill=\"none\"/>",
        "straw" => "<ellipse cx=\"0\" cy=\"-95\" rx=\"25\" ry=\"5\" fill=\"#eab308\"/><path d=\"M-13 -96 Q-12 -112 0 -112 Q12 -112 13 -96 Z\" fill=\"#fcd34d\"/><path d=\"M-13 -98 Q0 -94 13 -98\" stroke=\"#b45309\" stroke-width=\"3\" fill=\"none\"/>",
        "hood" => $"<path d=\"M-18 -72 Q-22 -108 0 -108 Q22 -108 18 -72 Q14 -76 13 -86 Q10 -98 0 -98 Q-10 -98 -13 -86 Q-14 -76 -18 -72 Z\" fill=\"{coat}\"/>",
        "space" => "<circle cx=\"0\" cy=\"-87\" r=\"21\" fill=\"#e0f2fe\" opacity=\".45\"/><circle cx=\"0\" cy=\"-87\" r=\"21\" fill=\"none\" stroke=\"#f1f5f9\" stroke-width=\"3.500\"/><path d=\"M-13 -97 Q-6 -104 2 -103\" stroke=\"#fff\" stroke-width=\"3\" fill=\"none\" stroke-linecap=\"round\"/><path d=\"M-12 -66 H12 V-61 H-12 Z\" fill=\"#94a3b8\"/><rect x=\"-9\" y=\"-56\" width=\"18\" height=\"9\" rx=\"2\" fill=\"#0891b2\"/>",
        "visor" => "<path d=\"M-16 -94 Q-17 -110 0 -110 Q17 -110 16 -94 Z\" fill=\"#facc15\"/><path d=\"M-20 -94 H20 V-91 H-20 Z\" fill=\"#ca8a04\"/><path d=\"M-3 -110 H3 V-94 H-3 Z\" fill=\"#eab308\"/>",
        _ => "",
    };
}
