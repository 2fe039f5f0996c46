// Which HTML tries to run something, or to call home? Our own list, tried by paste, drop and stored text.

export interface HostileHtml {
  readonly name: string;
  readonly html: string;
}

/** What every payload runs where it can: tests put a function of this name into the page. */
const run = 'window.canary(1)';
/** Where every payload calls where it can. */
const home = 'https://canary.invalid/';

export const hostileHtml: readonly HostileHtml[] = [
  { name: 'a picture that fails', html: `<img src=x onerror="${run}">` },
  { name: 'a picture that fails, in capitals', html: `<IMG SRC=x OnErRoR="${run}">` },
  { name: 'a picture that fails, with slashes', html: `<img/src=x/onerror=${run}>` },
  { name: 'a picture from elsewhere', html: `<p>a</p><img src="${home}pixel.gif">` },
  { name: 'a picture with candidates', html: `<img srcset="${home}a.png 1x, ${home}b.png 2x">` },
  {
    name: 'a picture element',
    html: `<picture><source srcset="${home}a.webp"><img src="${home}b.png"></picture>`,
  },
  { name: 'a script', html: `<script>${run}</script>` },
  { name: 'a script from elsewhere', html: `<script src="${home}a.js"></script>` },
  { name: 'a drawing that loads', html: `<svg onload="${run}"></svg>` },
  { name: 'a drawing with a script', html: `<svg><script>${run}</script></svg>` },
  {
    name: 'a drawing that is animated',
    html: `<svg><animate onbegin="${run}" attributeName=x dur=1s>`,
  },
  {
    name: 'a drawing that uses another',
    html: `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${run}'/></svg>#x"></use></svg>`,
  },
  {
    name: 'a drawing with HTML inside',
    html: `<svg><foreignObject><img src=x onerror="${run}"></foreignObject></svg>`,
  },
  {
    name: 'a formula with a link',
    html: `<math><mtext><a href="javascript:${run}">x</a></mtext></math>`,
  },
  {
    name: 'a formula that ends early',
    html: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run}&gt;">`,
  },
  { name: 'a frame', html: `<iframe src="${home}"></iframe>` },
  {
    name: 'a frame with a script address',
    html: `<iframe src="javascript:parent.${run}"></iframe>`,
  },
  {
    name: 'a frame with a document',
    html: `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  },
  { name: 'a page of frames', html: `<frameset onload="${run}"><frame src="${home}"></frameset>` },
  { name: 'an object', html: `<object data="${home}a.swf"></object>` },
  { name: 'an object that fails', html: `<object data="x:x" onerror="${run}"></object>` },
  { name: 'an embedded document', html: `<embed src="javascript:${run}">` },
  { name: 'a video that fails', html: `<video onerror="${run}"><source src=x></video>` },
  {
    name: 'a video with a poster',
    html: `<video poster="${home}p.png" src="${home}v.mp4"></video>`,
  },
  { name: 'a sound that fails', html: `<audio src=x onerror="${run}"></audio>` },
  {
    name: 'a part that opens itself',
    html: `<details open ontoggle="${run}"><summary>x</summary></details>`,
  },
  { name: 'a field that takes focus', html: `<input autofocus onfocus="${run}">` },
  { name: 'a button that takes focus', html: `<button autofocus onfocus="${run}">x</button>` },
  { name: 'a picture button', html: `<input type=image src="${home}i.png" onerror="${run}">` },
  { name: 'a paragraph that takes focus', html: `<p tabindex=0 autofocus onfocus="${run}">x</p>` },
  { name: 'a moving line', html: `<marquee onstart="${run}">x</marquee>` },
  { name: 'a body that loads', html: `<body onload="${run}" onpageshow="${run}">x</body>` },
  { name: 'a style that calls', html: `<style>@import '${home}s.css';</style>` },
  {
    name: 'a style sheet from elsewhere',
    html: `<link rel="stylesheet" href="${home}s.css" onload="${run}">`,
  },
  {
    name: 'a background that calls',
    html: `<p style="background-image:url('${home}b.png')">x</p>`,
  },
  {
    name: 'a list mark that calls',
    html: `<ul style="list-style-image:url('${home}l.png')"><li>x</li></ul>`,
  },
  {
    name: 'an old background',
    html: `<table background="${home}t.png"><tr><td>x</td></tr></table>`,
  },
  {
    name: 'an animation',
    html: `<style>@keyframes k{}</style><p style="animation:k 1ms" onanimationstart="${run}">x</p>`,
  },
  { name: 'a page that moves on', html: `<meta http-equiv="refresh" content="0;url=${home}">` },
  { name: 'another base', html: `<base href="${home}"><img src="a.png">` },
  { name: 'a preloaded file', html: `<link rel="preload" as="image" href="${home}p.png">` },
  { name: 'a link with a script', html: `<a href="javascript:${run}" id=go>x</a>` },
  {
    name: 'a link with a script and spaces',
    html: `<a href=" &#1; java&#9;script&#58;${run}">x</a>`,
  },
  {
    name: 'a link to a page as data',
    html: `<a href="data:text/html,<script>${run}</script>">x</a>`,
  },
  { name: 'a link that pings', html: `<a href="https://example.org/" ping="${home}ping">x</a>` },
  { name: 'a form', html: `<form action="javascript:${run}"><button>x</button></form>` },
  {
    name: 'a form that hides its attributes',
    html: `<form><input name=attributes><input name=nodeName>x</form>`,
  },
  {
    name: 'a noscript that is markup',
    html: `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
  },
  { name: 'a template', html: `<template><img src=x onerror="${run}"></template>` },
  { name: 'a comment that ends early', html: `<!--><img src=x onerror="${run}">-->` },
  { name: 'a section that ends early', html: `<![CDATA[><img src=x onerror="${run}">]]>` },
  {
    name: 'a title that ends early',
    html: `<svg><title><img src=x onerror="${run}"></title></svg>`,
  },
  {
    name: 'a text field that ends early',
    html: `<textarea></textarea><img src=x onerror="${run}"></textarea>`,
  },
  { name: 'raw text', html: `<xmp><p title="</xmp><img src=x onerror=${run}>"></xmp>` },
  {
    name: 'a tower of forms',
    html: `<form><div></form><form><table><form><img src=x onerror="${run}">`,
  },
  {
    name: 'a name that hides a member',
    html: `<img name=createElement><img name=body src=x onerror="${run}">`,
  },
  {
    name: 'an attribute that ends an element',
    html: `<p id="</style><img src=x onerror=${run}>">x</p>`,
  },
  {
    name: 'a description that ends a comment',
    html: `<img src="data:image/png;base64,${'A'.repeat(200)}" alt="a --> ${run}">`,
  },
  { name: 'an element of Word', html: `<o:p onclick="${run}"><img src=x onerror="${run}"></o:p>` },
  {
    name: 'a condition of Word',
    html: `<!--[if gte mso 9]><img src=x onerror="${run}"><![endif]-->`,
  },
  {
    name: 'a list mark of Word',
    html: `<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore"><img src=x onerror="${run}"></span>x</p>`,
  },
  {
    name: 'a slice of Galley with HTML',
    html: `<div data-galley-slice='{"content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:${run}"}}]}]}],"openStart":0,"openEnd":0}'>x</div>`,
  },
  {
    name: 'a slice of Galley with a frame',
    html: `<div data-galley-slice='{"content":[{"type":"videoCard","attrs":{"url":"javascript:${run}","title":"x"}}],"openStart":0,"openEnd":0}'>x</div>`,
  },
  {
    name: 'a block of Galley',
    html: `<div data-block="videoCard" data-attrs='{"url":"javascript:${run}"}'></div>`,
  },
  {
    name: 'a figure of Galley',
    html: `<figure data-asset="../../x&quot; onerror=&quot;${run}"><figcaption><img src=x onerror="${run}"></figcaption></figure>`,
  },
];
