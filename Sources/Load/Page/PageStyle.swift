/// The look of the page. Colours are named once and have a light and a dark value; no font is loaded.
enum PageStyle {
    static let css = """
        :root{--paper:#fbfaf7;--card:#fff;--ink:#1c2024;--soft:#555d66;--line:#dcd8cf;--first:#a03021;--second:#1d5c86;--tint:#f3e6e0}
        @media (prefers-color-scheme:dark){:root{--paper:#15181b;--card:#1d2125;--ink:#e8e5de;--soft:#a9b0b7;--line:#3a4047;--first:#f0907c;--second:#7dbbe2;--tint:#33231f}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
        main{max-width:66rem;margin:0 auto;padding:0 1.25rem}
        #chinese:checked~* .en,#english:checked~* .zh{display:none}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .switch{display:flex;justify-content:flex-end;margin:1rem 0 0}
        .switch label{padding:.35rem .9rem;border:1px solid var(--line);cursor:pointer;background:var(--card);color:var(--soft)}
        .switch label:first-child{border-radius:2rem 0 0 2rem;border-right:0}
        .switch label:last-child{border-radius:0 2rem 2rem 0}
        #chinese:checked~header label[for=chinese],#english:checked~header label[for=english]{background:var(--first);border-color:var(--first);color:var(--paper)}
        #chinese:focus-visible~header label[for=chinese],#english:focus-visible~header label[for=english]{outline:3px solid var(--second);outline-offset:2px}
        h1{font-size:clamp(1.7rem,5vw,2.7rem);line-height:1.2;letter-spacing:-.01em;margin:1.5rem 0 .75rem;text-wrap:balance}
        h2{font-size:1.45rem;line-height:1.3;margin:0 0 1rem;padding-top:1.25rem;border-top:3px solid var(--first)}
        h3{font-size:1.05rem;line-height:1.4;margin:0 0 .5rem}
        .lead{font-size:1.1rem;max-width:46rem;color:var(--soft);margin:0 0 1.75rem}
        .sections p{max-width:46rem}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1px;margin:0 0 1.5rem;background:var(--line);border:1px solid var(--line)}
        .facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:var(--card);padding:.9rem 1rem}
        .facts dd{margin:0;font-size:1.3rem;line-height:1.3;font-weight:650;white-space:nowrap;font-variant-numeric:tabular-nums}
        .facts dt{color:var(--soft);font-size:.9rem}
        nav{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;padding:0 0 .5rem}
        a{color:var(--second);text-underline-offset:.2em}
        .sections>section{margin:2.5rem 0 0}
        .scroll{overflow-x:auto;margin:1.25rem 0;border:1px solid var(--line);background:var(--card)}
        .scroll:focus-visible,pre:focus-visible{outline:3px solid var(--second)}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        caption{text-align:left;max-width:calc(100vw - 2.5rem - 2px);font-weight:650;padding:.75rem .9rem .4rem}
        th,td{padding:.45rem .9rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
        thead th{border-top:0;color:var(--soft);font-size:.9rem;font-weight:500;white-space:nowrap}
        tbody th{font-weight:500;overflow-wrap:anywhere;min-width:8rem}
        .numbers td,.numbers thead th:not(:first-child),.files :is(td,thead th):nth-child(n+3){text-align:right}
        .numbers tbody th{min-width:4rem}
        .years thead th{white-space:normal;vertical-align:bottom}
        .years tbody th{white-space:nowrap}
        .files tbody th{white-space:nowrap}
        .numbers td{white-space:nowrap}
        .coverage td{text-align:center;padding:.45rem .3rem;color:var(--first)}
        .coverage thead th:not(:first-child){text-align:center;padding-inline:.3rem}
        .coverage .gap{background:var(--tint);font-weight:700}
        small{display:block;color:var(--soft);font-size:.8rem;font-weight:400;overflow-wrap:anywhere}
        .none{color:var(--soft)}
        .strong{font-weight:650}
        .note{color:var(--soft);font-size:.92rem}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.25rem;align-items:start}
        .card{background:var(--card);border:1px solid var(--line);padding:1.1rem 1.1rem .6rem;min-width:0}
        .card .note{margin:0 0 .6rem}
        .card .zeros{margin:.5rem 0}
        .bars th,.bars td{border:0;padding:.3rem .35rem}
        .bars td{text-align:right;white-space:nowrap;width:1%}
        .bars th{font-weight:400;padding-left:0;min-width:0}
        .bars i{display:block;height:.45rem;background:var(--first);min-width:1px;margin-top:.2rem}
        figure{margin:1.5rem 0;max-width:34rem}
        figcaption{font-weight:650;margin-bottom:.4rem}
        svg{display:block;width:100%;height:auto}
        svg text{font-size:12px;fill:var(--ink);font-variant-numeric:tabular-nums}
        .first{fill:var(--first);background:var(--first)}
        .second{fill:var(--second);background:var(--second)}
        .keys{display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;margin:0 0 .5rem;font-size:.9rem;color:var(--soft)}
        .keys i{display:inline-block;width:.8rem;height:.8rem;margin-right:.4rem}
        .entries{padding:0;margin:1.25rem 0;list-style:none;display:grid;gap:.9rem}
        .entries li{background:var(--card);border:1px solid var(--line);padding:.9rem 1.1rem;min-width:0;overflow-wrap:anywhere}
        .entries p{margin:.35rem 0}
        .entries strong{display:inline-block}
        blockquote{margin:.4rem 0 .8rem;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--first)}
        blockquote p{max-width:none;display:grid;grid-template-columns:minmax(0,15rem) 1fr;gap:0 1rem;align-items:baseline}
        q{quotes:none;font-variant-numeric:tabular-nums}
        details{border:1px solid var(--line);background:var(--card);margin:.5rem 0}
        summary{cursor:pointer;padding:.6rem .9rem;font-weight:600}
        details .scroll{margin:0;border-width:1px 0 0}
        details p,pre{margin:0;padding:.3rem .9rem .9rem}
        pre{overflow-x:auto;font-size:.85rem;line-height:1.55}
        code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.9em;overflow-wrap:anywhere}
        pre code{overflow-wrap:normal}
        footer{margin-top:3rem;padding-top:1rem;padding-bottom:2.5rem;color:var(--soft);border-top:1px solid var(--line)}
        @media (max-width:40rem){th,td{padding:.4rem .5rem}tbody th{min-width:5rem}.files tr{display:flex;flex-wrap:wrap;border-top:1px solid var(--line)}.files thead tr{border:0}.files :is(th,td){border:0}
        .files tr>:first-child{flex:0 0 100%;padding-bottom:0}.files tr>:nth-child(2){flex:1 1 0;min-width:0}.files tr>:nth-child(n+3){flex:none;min-width:4.5rem}
        blockquote p{display:block}
        .coverage tr{display:grid;grid-template-columns:repeat(var(--years),1fr)}.coverage th[scope=row],.coverage thead th:first-child{grid-column:1/-1;padding-bottom:0}
        .coverage td,.coverage thead th:not(:first-child){border:0;padding:.1rem 0 .3rem;font-size:.85rem}.coverage .century{display:none}}
        @media print{.switch,nav{display:none}.scroll{overflow:visible}details{break-inside:avoid}}

        """
}
