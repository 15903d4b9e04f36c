using System.Net;

namespace Cadre.Blocks.Product;

/// <summary>The cart and the checkout: pages that the shop's script fills.</summary>
internal static class StoreCheckout
{
    /// <summary>The cart.</summary>
    public const string Cart = """
        <div class="wide sheet"><h1>Your cart</h1><p class="none" id="empty">Your cart is empty. <a href="index.html"><strong>See all products</strong></a></p>
        <div class="split" id="filled" hidden><ul class="lines" id="lines" aria-label="Cart"></ul><div class="sum"><dl id="sums" aria-live="polite"></dl><a class="button" href="checkout.html">Checkout</a></div></div></div>
        """;

    /// <summary>The checkout: payment links where products have them, an order form for the rest.</summary>
    public static string Checkout(string? email) => $"""
        <div class="wide sheet" id="ordering"><h1>Checkout</h1><div class="split"><div>
        <section id="pays" hidden><h2>Pay online</h2><p>These are paid on the payment page of the shop.</p><div class="buy" id="pay"></div><p></p></section>
        <section id="orders"><form class="order" id="order" novalidate>
        {Field("name", "Name", "text", "name", true)}{Field("email", "E-mail", "email", "email", true)}
        <label class="whole">Address <textarea name="address" rows="3" required autocomplete="street-address" aria-describedby="for-address"></textarea><span class="wrong" id="for-address" data-for="address"></span></label>
        <label class="whole">Note <textarea name="note" rows="2"></textarea></label>
        <div class="whole"><button type="button" class="button" data-order>Place the order</button></div></form></section>
        </div><div class="sum"><dl id="sums"></dl><a class="button plain" href="cart.html">Change the cart</a></div></div></div>
        <div class="wide sheet done" id="ordered" hidden><div class="tick" aria-hidden="true">✓</div><h1 tabindex="-1">Thank you</h1>
        <p>Your order is <strong id="number"></strong>. {(email is null ? "Send it to the shop or keep it:" : "Send it with one click:")}</p><pre id="summary"></pre>
        <div class="actions">{(email is null ? "" : "<a class=\"button\" id=\"mail\" href=\"mailto:\">Send by e-mail</a>")}<a class="button plain" id="keep" href="#">Save the order</a></div></div>
        """;

    private static string Field(string name, string label, string type, string autocomplete, bool required) =>
        $"<label>{WebUtility.HtmlEncode(label)} <input name=\"{name}\" type=\"{type}\" autocomplete=\"{autocomplete}\"{(required ? " required" : "")} aria-describedby=\"for-{name}\"><span class=\"wrong\" id=\"for-{name}\" data-for=\"{name}\"></span></label>";
}
