using Cadre.Planning.Facts;

namespace Cadre.Planning.BuiltIn;

/// <summary>A kind answer to texts that say nothing to plan.</summary>
internal static class Declining
{
    private const string Examples = "“I want to build a business selling solar lamps in Kenya”, “Make a 60-second video about bees”, “A platform game with my cat Miso” or “Analyse this CSV of sales”";

    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["es"] = "No he entendido qué quieres crear. Descríbelo en una frase, por ejemplo: «Quiero montar un negocio de velas artesanales en México».",
        ["th"] = "ยังไม่เข้าใจว่าคุณต้องการสร้างอะไร ลองบอกเป็นประโยคเดียว เช่น “อยากเปิดร้านกาแฟในเชียงใหม่”",
        ["ar"] = "لم أفهم ما الذي تريد إنشاءه. صِفه في جملة واحدة، مثل: «أريد إنشاء متجر لبيع العسل في المغرب».",
    };

    public static string For(IntentFacts facts) => facts.Text.Plain.Length == 0
        ? $"Tell me what you want to create, in a sentence. For example {Examples}."
        : Own.GetValueOrDefault(facts.Language) ?? $"I could not find a goal in this text. Say in a sentence what you want to have at the end. For example {Examples}.";
}
