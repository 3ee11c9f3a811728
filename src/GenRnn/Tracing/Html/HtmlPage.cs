using System.Security.Cryptography;
using System.Text;

namespace GenRnn;

/// <summary>The frame of a page: its content security policy, style, script and data.</summary>
internal static class HtmlPage
{
    /// <summary>The page's own style sheet, with those of drawings and of code.</summary>
    public static string Style { get; } = $"{SvgStyle.Css}\n{CSharpColours.Css}\n{Resource("trace.css")}".ReplaceLineEndings("\n");

    /// <summary>The page's script.</summary>
    public static string Script { get; } = Resource("trace.js").ReplaceLineEndings("\n");

    /// <summary>
    /// Nothing may be loaded, sent or framed; of what stands in the page, only the one style sheet and the one script with
    /// these hashes apply. Markup that got in by way of a name could do nothing.
    /// </summary>
    private static string Policy { get; } =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <param name="title">Name of the page.</param>
    /// <param name="body">Markup of header, main and footer.</param>
    /// <param name="data">JSON that the script reads.</param>
    public static string Write(string title, string body, string data)
    {
        var html = new HtmlWriter();
        html.Raw("<!DOCTYPE html>\n");
        using (html.Element("html", ("lang", "en")))
        {
            using (html.Element("head"))
            {
                html.Void("meta", ("charset", "utf-8"));
                html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
                html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
                html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
                html.Void("link", ("rel", "icon"), ("href", "data:,"));
                html.Line("title", title);
                html.Raw($"<style>{Style}</style>\n");
            }

            using (html.Element("body"))
            {
                html.Raw(body);
                html.Raw($"<script type=\"application/json\" id=\"trace-data\">{data}</script>\n");
                html.Raw($"<script>{Script}</script>\n");
            }
        }

        return html.ToString();
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
