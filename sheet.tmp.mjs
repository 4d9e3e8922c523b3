import { chromium } from 'playwright'; import {readdirSync,readFileSync} from 'node:fs';
const [dir,out,cols='3',w='640',...only]=process.argv.slice(2);
const b=await chromium.launch({executablePath:'/usr/bin/chromium-headless-shell',args:['--no-sandbox']}); const p=await b.newPage({viewport:{width:cols*(+w+8),height:600}});
const f=readdirSync(dir).filter(x=>x.endsWith('.png')&&(only.length===0||only.some(o=>x.includes(o)))).sort();
await p.setContent(`<body style="margin:0;display:grid;grid-template-columns:repeat(${cols},1fr);gap:8px;background:#888">${f.map(x=>`<div><small>${x}</small><img style="width:100%;display:block" src="data:image/png;base64,${readFileSync(dir+'/'+x).toString('base64')}"></div>`).join('')}`); await p.screenshot({path:out,fullPage:true}); await b.close();
