// Writes acceptance.json: what Noir's own ABI encoder makes of values of every kind. Needs @noir-lang/noirc_abi 1.0.0-beta.26:
//   npm install --no-save @noir-lang/noirc_abi@1.0.0-beta.26 && node acceptance.mjs
// A result is the witnesses, or the error's message after an exclamation mark.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const abi = require('@noir-lang/noirc_abi');
const F={kind:'field'},B={kind:'boolean'},U=(w)=>({kind:'integer',sign:'unsigned',width:w}),I=(w)=>({kind:'integer',sign:'signed',width:w}),S=(n)=>({kind:'string',length:n}),A=(n,t)=>({kind:'array',length:n,type:t}),T=(...f)=>({kind:'tuple',fields:f}),R=(o)=>({kind:'struct',path:'P',fields:Object.entries(o).map(([name,type])=>({name,type}))});
const r='21888242871839275222246405745257275088548364400416034343698204186575808495617';
const vals=[[F,['12','0x0A','0X0A','0x','','-1','-0x1','+1','1.5',' 1','1 ','abc','0xzz','0x0g',r,(BigInt(r)-1n).toString(),'0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001','0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000000','0x'+'0'.repeat(70)+'1','1'.repeat(90),1,-1,0,9007199254740991,1.5,true,false,null,[1],{a:1},'true','1_000','0x1_0','00012','-0']],
[U(8),['255','256','0xff','0x100','-1','0x0Ff',255,256,-1,0,true,'abc','','0x',r,'0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001','21888242871839275222246405745257275088548364400416034343698204186575808495618',[1],'+1','-0','1.0',1.5]],
[U(64),['18446744073709551615','18446744073709551616',9007199254740991,'0xffffffffffffffff','0x10000000000000000']],
[U(128),['340282366920938463463374607431768211455','340282366920938463463374607431768211456']],
[U(1),['1','2',true,0]],
[I(8),['-128','-129','127','128','-0x80','-0x81','0x7f','0x80','0xff','-5',-5,-129,127,128,'abc','','-','--1','-0','0x',true,'+1','-0x','0x-5',' -5']],
[I(64),['-9223372036854775808','-9223372036854775809','9223372036854775807','9223372036854775808',-9007199254740991]],
[B,[true,false,0,1,2,-1,'0x01','1','0','true','','0x00','2','abc',null,[true],'0x1']],
[S(3),['abc','ab','abcd','é1','éé',123,['a','b','c'],[97,98,99],'',true]],
[A(2,U(8)),[[1,2],[1],[1,2,3],['1','0x2'],'ab',{0:1,1:2},[1,256],[1,'x'],[1,[2]],[],1]],
[T(F,B),[['1',true],[1,2],[1],[1,true,3],{0:1,1:true},{'.0':1},'x']],
[R({a:F,b:A(2,U(8))}),[{a:1,b:[1,2]},{b:[1,2],a:'3',c:9},{a:1},{a:1,b:[1]},[1,[1,2]],{a:1,b:[1,300]},'x',{}]],
[A(2,R({a:U(8),t:T(F,I(8))})),[[{a:1,t:[1,-5]},{a:256,t:[1,1]}],[{a:1,t:[1,-5]},{a:1,t:[1,200]}],[{a:1,t:[1,-5]},{a:1,t:[true,2]}],[{a:1,t:[1,-5]},{a:1}],[{a:1,t:[1,-5]},{a:255,t:['0x0a','-0x05']}]]],
[A(0,F),[[],[1]]],
[S(0),['','a']],
[T(),[[],[1]]],
[S(3),[-1,['a"b\n\u00e9\\',[-5]],{z:1,a:'q'}]],
[F,['_1','1_','1__2','+_1','++1','+','_','0x_1','0x+1','0x+','\u0663']],
[I(8),['_1','-_1','-+1','+-1','-0x-5','-0x+5','0x+5','0x--5','--5','-1_2','+0x5','-0x1_0','0x0x5','-0X5','9'.repeat(90)]],
[U(8),['0x-5','-0x5','0x1'+'0'.repeat(70)]],
[T(F,A(1,B)),[[1,[2]]]],
[R({q:T(F,A(1,B))}),[{q:[1,[2]]}]],
[R({q:S(2),p:B}),[{q:'abc',p:3}]],
[A(1,R({q:F,p:B})),[[{q:'1',p:true},{q:-1,p:3}]]],
];
const out=[];
for(const [type,vs] of vals) for(const v of vs){
  let res; try { const m=abi.abiEncode({parameters:[{name:'x',type,visibility:'private'}],return_type:null,error_types:{}},{x:v}); res=[...m.entries()].sort((a,b)=>a[0]-b[0]).map(e=>e[1].replace(/^0x0*/,'0x')); } catch(e){ res='!'+(e.message??e); }
  out.push({type,value:v,result:res});
}
fs.writeFileSync(new URL('acceptance.json', import.meta.url), '[\n' + out.map((o) => JSON.stringify(o)).join(',\n') + '\n]\n');
process.exit(0);
