"""The least a python-telegram-bot bot needs for the two jobs that examples/load measures; ../README.md has the
protocol."""

import asyncio
import os
import sys
from pathlib import Path

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

TEXT = (Path(__file__).parent.parent / "text.txt").read_text()
ANSWERS = {"chỉ số tháng 12/2024": TEXT, "chỉ số năm 2024": "Năm 2024: 89,39/100 điểm"}


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(ANSWERS.get(update.message.text or "", "?"))


async def broadcast(bot, first: int, count: int, under_way: int, rate: int) -> None:
    chats = iter(range(first, first + count))
    started = asyncio.get_running_loop().time()

    async def worker() -> None:
        for chat in chats:
            if rate:
                due = started + (chat - first) / rate
                await asyncio.sleep(max(0, due - asyncio.get_running_loop().time()))
            try:
                await bot.send_message(chat, TEXT)
            except Exception as error:
                print(error, file=sys.stderr)

    await asyncio.gather(*(worker() for _ in range(under_way)))


async def listen(application: Application) -> None:
    async def read() -> None:
        lines = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        async for line in lines:
            asyncio.create_task(broadcast(application.bot, *map(int, line.split()[1:])))

    application.bot_data["listening"] = asyncio.create_task(read())


builder = Application.builder().token(os.environ["PEER_TOKEN"]).base_url(os.environ["PEER_API_URL"] + "/bot")
builder = builder.connection_pool_size(512).pool_timeout(120).post_init(listen)
application = builder.build()
application.add_handler(MessageHandler(filters.TEXT, answer))
application.run_polling()
