// Writes the types and the tables of the README, after custom-elements.json.

import { writeFileSync } from 'node:fs';
import { generatedFiles } from './files.js';

for (const [path, content] of Object.entries(generatedFiles())) writeFileSync(path, content);
