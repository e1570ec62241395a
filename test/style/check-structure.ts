import { examineStructure } from "./structure.ts";

const { wrongImports, overlooked, filesLookedAt } = await examineStructure();
for (const { rule, from, to } of wrongImports) console.error(`${rule}: ${from} imports ${to}`);
for (const file of overlooked) console.error(`not looked at: ${file}`);
console.log(`${filesLookedAt} files looked at, ${wrongImports.length} wrong imports, ${overlooked.length} overlooked`);
process.exitCode = wrongImports.length + overlooked.length > 0 ? 1 : 0;
