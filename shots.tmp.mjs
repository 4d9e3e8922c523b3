import { chromium } from 'playwright'; import { serveFolder } from './lab/project/serve-folder.ts'; import { findBrowser } from './lab/project/browser/find.ts'; import { openDeck } from './slides/check/deck-page.ts'; import {mkdirSync} from 'node:fs';
const s = await serveFolder('/tmp/hd2'); const b = await chromium.launch(await findBrowser()); mkdirSync('/tmp/shots',{recursive:true});
for (const spec of process.argv.slice(2)) { const [deck,list,scheme='light']=spec.split(':'); const d=await openDeck(b,`${s.root}slides/${deck}/`); await d.show(scheme);
 for (const n of list.split(',').map(Number)) { await d.goTo({slide:n,click:0}); const c=await d.clicks(); if(c) await d.goTo({slide:n,click:c}); await d.page.screenshot({path:`/tmp/shots/${deck}-${String(n).padStart(3,'0')}${scheme==='dark'?'d':''}.png`}); }
 if (d.complaints.length) console.log(deck,d.complaints); await d.close(); }
await b.close(); await s.close();
