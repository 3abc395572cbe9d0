// The least a grammY bot needs for the two jobs that examples/load measures; ../README.md has the protocol.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Bot } from "grammy";
import { run, sequentialize } from "@grammyjs/runner";

const text = readFileSync(new URL("../text.txt", import.meta.url), "utf8");
const answers = new Map([["chỉ số tháng 12/2024", text], ["chỉ số năm 2024", "Năm 2024: 89,39/100 điểm"]]);
const bot = new Bot(process.env.PEER_TOKEN, { client: { apiRoot: process.env.PEER_API_URL } });
bot.use(sequentialize((ctx) => String(ctx.chat?.id)));
bot.on("message:text", (ctx) => ctx.reply(answers.get(ctx.message.text) ?? "?"));
run(bot);

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function broadcast(first, count, underWay, rate) {
  let next = first;
  const started = Date.now();
  const worker = async () => {
    while (next < first + count) {
      const chat = next++;
      if (rate > 0) await sleep(Math.max(0, started + ((chat - first) * 1000) / rate - Date.now()));
      await bot.api.sendMessage(chat, text).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: underWay }, worker));
}

createInterface({ input: process.stdin }).on("line", (line) => broadcast(...line.split(" ").slice(1).map(Number)));
