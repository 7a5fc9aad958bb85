import { beforeAll, describe, expect, test } from "vitest";
import type { Claim, Term } from "~/content/company";
import { compile } from "~/content/compile";
import { readFigure } from "~/content/figure";
import { countWords, readMarkdown } from "~/content/markdown";
import { renderMarkdown } from "~/content/render";
import { shippedFiles } from "../support/library";

const pause: Term = { id: "pause", term: { en: "pause", zh: "停顿" }, meaning: { en: "A *short* silence.", zh: "短暂的安静。" } };
const claim: Claim = {
  id: "X02",
  title: { en: "How far does bad news travel?", zh: "坏消息会传多远？" },
  statements: [
    { source: "000", text: { en: "Six people.", zh: "6个人。" } },
    { source: "002", text: { en: "Eight to ten.", zh: "8到10个人。" } },
  ],
  advice: { en: "Do not choose one.", zh: "不要挑一个。" },
};

const html = (body: string, language: "en" | "zh" = "en", figures = new Map()) =>
  renderMarkdown(readMarkdown("lesson.md", `---\nid: x\n---\n${body}`).tree, {
    language,
    figures,
    claims: new Map([["X02", claim]]),
    terms: new Map([["pause", pause]]),
    address: (url) => (url === "eight-points" ? "/modules/listening/lessons/eight-points" : url),
  });

describe("nothing but text leaves the pipeline:", () => {
  test("raw HTML and its scripts are left out", () => {
    const shown = html(
      'Before <script>alert(1)</script> <img src=x onerror=alert(1)> <b onclick="alert(1)">after</b>\n\n<iframe src="https://example.org"></iframe>\n',
    );
    expect(shown).toBe("<p>Before alert(1)  after</p>");
  });

  test("links to scripts and data lead nowhere", () => {
    for (const url of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "data:text/html,x", "vbscript:x"])
      expect(html(`[tap](${url})`)).not.toMatch(/script|data:/i);
    expect(html("[tap](https://example.org/a)")).toBe('<p><a href="https://example.org/a">tap</a></p>');
  });

  test("attributes of a box are not passed on", () => {
    expect(html(':::note{onclick="alert(1)" style="color:red" .huge #x}\nText\n:::')).toBe('<div class="note" role="note"><p>Text</p></div>');
  });

  test("a picture from elsewhere is only its description", () => {
    expect(html("see ![a cat](https://example.org/cat.png) here")).toBe("<p>see a cat here</p>");
  });

  test("a figure keeps shapes, texts and the theme's colours, and is refused whole when there is anything else", () => {
    const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 100" role="img"><title>Two &amp; two</title>${inner}</svg>`;
    const good = readFigure(
      "f.svg",
      svg('<rect x="1" y="2" width="3" height="4" fill="var(--wash)"/><text x="1" y="9" font-size="14" fill="currentColor">a &lt; b</text>'),
    );
    expect(good.faults).toEqual([]);
    const shown = html("![Two boxes](figures/f.svg)", "en", new Map([["f", good.svg]]));
    expect(shown).toBe(
      '<figure class="figure"><svg viewBox="0 0 360 100" role="img" aria-label="Two boxes" lang="en"><title>Two &#x26; two</title><rect x="1" y="2" width="3" height="4" fill="var(--wash)"></rect><text x="1" y="9" font-size="14" fill="currentColor">a &#x3C; b</text></svg></figure>',
    );
    for (const bad of [
      "<script>alert(1)</script>",
      "<foreignObject><p>x</p></foreignObject>",
      '<a href="javascript:alert(1)"><text x="1" y="1">x</text></a>',
      '<use href="#x"/>',
      '<rect onload="alert(1)"/>',
      '<rect fill="red"/>',
      '<rect fill="url(https://example.org/x)"/>',
      "<style>*{display:none}</style>",
      '<animate attributeName="href" values="javascript:alert(1)"/>',
      "<!DOCTYPE svg><g/>",
      "<![CDATA[<script>]]>",
    ])
      expect(readFigure("f.svg", svg(bad)), bad).toMatchObject({ svg: null });
  });
});

describe("boxes and words:", () => {
  test("a question to oneself hides its answer until it is tapped, without any script", () => {
    expect(html(":::check[What did he *say*?]\nThe lid.\n:::")).toBe(
      '<details class="check"><summary><span>What did he <em>say</em>?</span></summary><div class="answer"><p>The lid.</p></div></details>',
    );
  });

  test("in a dialogue we stand on the other side, in both languages", () => {
    const shown = html(":::dialogue\n- **Customer:** “Hello.”\n- **You:** “Good *day*.”\n:::");
    expect(shown).toBe(
      '<ul class="dialogue"><li class="say"><span class="who">Customer</span><p>“Hello.”</p></li><li class="say me"><span class="who">You</span><p>“Good <em>day</em>.”</p></li></ul>',
    );
    expect(html(":::dialogue\n- **客户：** “你好。”\n- **你：** “您好。”\n:::", "zh")).toContain(
      '<li class="say me"><span class="who">你</span><p>“您好。”</p></li>',
    );
  });

  test("a comparison has two sides", () => {
    expect(html(":::compare\n### Near miss\nA\n\nB\n### Strong\nC\n:::")).toBe(
      '<div class="compare"><div class="side"><h3>Near miss</h3><p>A</p><p>B</p></div><div class="side"><h3>Strong</h3><p>C</p></div></div>',
    );
  });

  test("a claim shows what each source says, side by side, with its code, and how to treat it", () => {
    const shown = html(":::claim{id=X02}\nOur own sentence.\n:::");
    expect(shown.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|")).toBe(
      "|Source claim|How far does bad news travel?|Source 000|Six people.|Source 002|Eight to ten.|Do not choose one.|Our own sentence.|",
    );
    expect(html(":::claim{id=X02}\n:::", "zh")).toContain("资料000");
  });

  test("a word of the trade tells its meaning on the page, by a plain link", () => {
    expect(html("A :term[pause]{id=pause} helps.")).toBe(
      '<p>A <a class="term" href="#word-en-pause" title="A short silence.">pause</a> helps.</p><section class="words"><h2>Words in this lesson</h2><dl><div id="word-en-pause"><dt>pause</dt><dd>A short silence.</dd></div></dl><p><a href="/glossary">All words</a></p></section>',
    );
  });

  test("times, colons and dashes in plain text are left as they are", () => {
    for (const text of ["At 14:20 she came, ratio 3:4.", "Note:this and a:b.", "见:后面", "Mon–Fri 9:00–18:00"]) expect(html(text)).toBe(`<p>${text}</p>`);
  });

  test("a task list has signs, not boxes that nobody can name", () => {
    expect(html("- [ ] Breathe\n- [x] Nod")).toBe("<ul>\n<li>☐\u00a0Breathe</li>\n<li>☑\u00a0Nod</li>\n</ul>");
  });

  test("no line begins with a dot between two things, and a line end is no space between Chinese words", () => {
    expect(html("Look up · nod")).toBe("<p>Look up\u00a0· nod</p>");
    expect(html("先看见，\n再开口。")).toBe("<p>先看见，再开口。</p>");
  });

  test("a link to a lesson of the same module leads to its page", () => {
    expect(html("[Eight](eight-points)")).toBe('<p><a href="/modules/listening/lessons/eight-points">Eight</a></p>');
  });

  test("the space that bold Chinese needs in markdown is not seen", () => {
    expect(html("**备答案。** 对方还在说。", "zh")).toBe("<p><strong>备答案。</strong>对方还在说。</p>");
    expect(html("**备答案。** :term[停顿]{id=pause}", "zh")).toContain("<strong>备答案。</strong><a");
    expect(html("**Focus.** One customer.")).toBe("<p><strong>Focus.</strong> One customer.</p>");
  });
});

test("words are counted in both scripts", () => {
  expect(countWords(readMarkdown("x.md", "---\nid: x\n---\nI don't know, **at all**.\n\n我不知道 OK").tree)).toBe(10);
});

let shown: string;
beforeAll(async () => {
  const { library } = compile(await shippedFiles());
  shown = [...library.modules.values()]
    .flatMap(({ lessons, aid }) => [...lessons, aid!])
    .flatMap(({ html }) => [html.en, html.zh])
    .join("\n");
});
test("no sign of markdown or of a directive is left in the shipped lessons", () => {
  expect(shown.replace(/<[^>]+>/g, "").match(/.{0,30}(\*\*|:::|:term|\]\(|^#).{0,30}/gm)).toBeNull();
  expect(shown.match(/.{0,30}(<script|\son\w+=|style=|javascript:).{0,30}/gi)).toBeNull();
});
