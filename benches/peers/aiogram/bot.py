"""The least an aiogram bot needs for the two jobs that examples/load measures; ../README.md has the protocol."""

import asyncio
import os
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

TEXT = (Path(__file__).parent.parent / "text.txt").read_text()
ANSWERS = {"chỉ số tháng 12/2024": TEXT, "chỉ số năm 2024": "Năm 2024: 89,39/100 điểm"}


async def broadcast(bot: Bot, first: int, count: int, under_way: int, rate: int) -> None:
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


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["PEER_API_URL"]), limit=1000)
    bot = Bot(os.environ["PEER_TOKEN"], session=session)
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> None:
        await message.answer(ANSWERS.get(message.text or "", "?"))

    async def listen() -> None:
        lines = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        async for line in lines:
            asyncio.create_task(broadcast(bot, *map(int, line.split()[1:])))

    listening = asyncio.create_task(listen())
    await dispatcher.start_polling(bot)
    listening.cancel()


asyncio.run(main())
