"""Emblems of innovations, drawn for the placeholders of their photos."""

from __future__ import annotations

import math
from collections.abc import Callable

from drawing_board import Board, Palette, mix


def draw_boat(board: Board, c: Palette) -> None:
    """A boat between two islands."""
    board.ellipse((20, 150, 190, 330), mix(c.blue, c.white, 0.35))
    board.ellipse((260, 190, 400, 330), mix(c.blue, c.white, 0.35))
    board.line([(205, 70), (205, 240)], c.navy, 8)
    board.polygon([(215, 80), (215, 220), (310, 220)], c.gold)
    board.polygon([(195, 110), (195, 220), (125, 220)], mix(c.gold, c.white, 0.45))
    board.polygon([(90, 240), (330, 240), (285, 300), (140, 300)], c.navy)
    for level, shade in ((295, c.blue), (325, mix(c.navy, c.blue, 0.4))):
        x = range(10, 391, 5)
        board.line([(i, level + 8 * math.sin(i / 24)) for i in x], shade, 12)


def draw_phone(board: Board, c: Palette) -> None:
    """A telephone that shows a passport."""
    board.box((105, 20, 295, 380), c.navy, 28)
    board.box((120, 55, 280, 335), c.white, 6)
    board.circle(200, 357, 11, c.grey)
    board.box((148, 90, 252, 240), mix(c.navy, c.blue, 0.25), 10)
    board.circle(200, 150, 30, c.gold)
    board.circle(200, 150, 21, mix(c.navy, c.blue, 0.25))
    board.line([(170, 150), (230, 150)], c.gold, 5)
    board.line([(200, 120), (200, 180)], c.gold, 5)
    board.line([(170, 210), (230, 210)], c.gold, 6)
    board.box((148, 265, 252, 300), c.gold, 17)
    board.line([(182, 282), (195, 293), (220, 272)], c.white, 7)


def draw_track(board: Board, c: Palette) -> None:
    """Steps of a process, the last one under a magnifying glass."""
    board.line([(50, 300), (130, 300), (130, 200), (240, 200)], c.grey, 10)
    for x, y in ((50, 300), (130, 300), (130, 200)):
        board.circle(x, y, 30, c.navy)
        board.line([(x - 12, y), (x - 3, y + 10), (x + 13, y - 10)], c.white, 7)
    board.line([(320, 220), (372, 285)], c.navy, 30)
    board.circle(265, 150, 100, c.navy)
    board.circle(265, 150, 78, c.white)
    board.circle(265, 150, 42, c.gold)
    board.line([(265, 125), (265, 152), (284, 162)], c.white, 8)


def draw_board(board: Board, c: Palette) -> None:
    """A notice board with two speech bubbles."""
    board.line([(110, 250), (80, 385)], c.navy, 14)
    board.line([(290, 250), (320, 385)], c.navy, 14)
    board.box((30, 40, 370, 290), c.navy, 14)
    board.box((46, 56, 354, 274), c.white, 6)
    board.box((70, 78, 225, 160), c.gold, 16)
    board.polygon([(95, 150), (135, 150), (95, 190)], c.gold)
    board.box((175, 178, 330, 252), c.blue, 16)
    board.polygon([(265, 180), (310, 180), (310, 145)], c.blue)
    for y in (102, 122, 140):
        board.line([(90, y), (205, y)], c.white, 6)
    for y in (200, 217, 234):
        board.line([(195, y), (310, y)], c.white, 6)


def draw_rainbow(board: Board, c: Palette) -> None:
    """A rainbow over one room with an open door."""
    shades = (c.navy, c.blue, mix(c.gold, c.white, 0.45), c.gold)
    for step, shade in enumerate(shades):
        board.arc((200, 310), 190 - 26 * step, (180, 360), shade, 20)
    board.polygon([(128, 232), (200, 182), (272, 232)], c.navy)
    board.box((142, 230, 258, 310), c.navy)
    board.box((177, 246, 223, 310), c.white)
    board.polygon([(177, 246), (206, 258), (206, 310), (177, 310)], c.gold)
    board.circle(199, 284, 3, c.navy)
    board.box((0, 306, 400, 322), c.grey, 8)


def draw_lobby(board: Board, c: Palette) -> None:
    """Two armchairs at a table in an open lobby."""
    board.box((10, 350, 390, 366), c.grey, 8)
    for left, shade in ((25, c.navy), (255, c.navy)):
        board.box((left, 165, left + 120, 330), shade, 24)
        board.box((left + 18, 245, left + 102, 300), mix(c.navy, c.blue, 0.6), 12)
        board.box((left + 12, 325, left + 24, 352), shade)
        board.box((left + 96, 325, left + 108, 352), shade)
    board.box((160, 275, 240, 287), c.gold, 5)
    board.box((195, 287, 205, 352), c.gold)
    board.box((150, 30, 250, 125), mix(c.blue, c.white, 0.5), 4)
    board.line([(200, 30), (200, 125)], c.white, 7)
    board.line([(150, 78), (250, 78)], c.white, 7)
    board.circle(200, 262, 12, c.blue)


def draw_radio(board: Board, c: Palette) -> None:
    """A radio mast that sends waves."""
    for radius in (70, 110, 150):
        board.arc((200, 110), radius, (-50, 50), c.gold, 14)
        board.arc((200, 110), radius, (130, 230), c.gold, 14)
    board.line([(200, 110), (110, 375)], c.navy, 14)
    board.line([(200, 110), (290, 375)], c.navy, 14)
    for y, half in ((190, 27), (255, 49), (320, 71)):
        board.line([(200 - half, y), (200 + half, y)], c.navy, 10)
    board.line([(173, 190), (249, 255)], c.blue, 8)
    board.line([(249, 255), (129, 320)], c.blue, 8)
    board.circle(200, 110, 28, c.navy)
    board.circle(200, 110, 13, c.white)


def draw_people(board: Board, c: Palette) -> None:
    """Two officers who receive visitors at a desk."""
    for x, shade in ((120, c.navy), (280, c.gold)):
        board.circle(x, 115, 48, shade)
        board.pen.pieslice((*board.at(x - 85, 180), *board.at(x + 85, 400)), 180, 360, fill=shade)
        board.polygon([(x - 16, 182), (x + 16, 182), (x, 225)], c.white)
    board.box((20, 285, 380, 375), mix(c.navy, c.blue, 0.6), 10)
    board.box((10, 272, 390, 296), c.navy, 8)
    board.circle(200, 335, 27, c.white)
    board.circle(200, 323, 5, c.navy)
    board.line([(200, 335), (200, 350)], c.navy, 8)


def draw_code(board: Board, c: Palette) -> None:
    """A pattern of squares that recalls a code to scan (and cannot be scanned)."""
    board.box((35, 35, 365, 365), c.navy, 22)
    board.box((55, 55, 345, 345), c.white, 10)
    for left, top in ((75, 75), (255, 75), (75, 255)):
        board.box((left, top, left + 70, top + 70), c.navy, 6)
        board.box((left + 14, top + 14, left + 56, top + 56), c.white, 4)
        board.box((left + 24, top + 24, left + 46, top + 46), c.gold, 3)
    for row in range(11):
        for column in range(11):
            corner = (row < 4 and (column < 4 or column > 6)) or (row > 6 and column < 4)
            if not corner and (row * row + 3 * column + row * column) % 5 < 2:
                x, y = 75 + 22.7 * column, 75 + 22.7 * row
                board.box((x, y, x + 19, y + 19), c.navy, 3)
    board.line([(20, 200), (380, 200)], c.gold, 10)


def draw_speaker(board: Board, c: Palette) -> None:
    """A loudspeaker that sounds."""
    board.box((40, 150, 110, 250), c.navy, 12)
    board.polygon([(105, 160), (230, 60), (230, 340), (105, 240)], c.navy)
    board.polygon([(230, 60), (250, 60), (250, 340), (230, 340)], c.gold)
    board.polygon([(62, 250), (112, 250), (132, 350), (86, 350)], mix(c.navy, c.blue, 0.5))
    for radius in (55, 95, 135):
        board.arc((245, 200), radius, (-42, 42), c.gold, 16)


def draw_letter(board: Board, c: Palette) -> None:
    """A letter that flies."""
    for y, left in ((150, 20), (200, 0), (250, 20)):
        board.line([(left, y), (left + 70, y)], c.gold, 12)
    board.box((110, 110, 380, 300), c.navy, 12)
    board.box((122, 122, 368, 288), c.white, 6)
    board.polygon([(122, 122), (245, 222), (368, 122)], mix(c.blue, c.white, 0.35))
    board.line([(124, 126), (245, 222), (366, 126)], c.navy, 9)
    board.circle(330, 262, 30, c.gold)
    board.line([(317, 262), (327, 272), (344, 252)], c.white, 7)


def draw_card(board: Board, c: Palette) -> None:
    """A health card with a cross and a pulse."""
    board.box((20, 80, 380, 320), c.navy, 24)
    board.box((34, 94, 366, 306), c.white, 14)
    board.box((60, 120, 160, 220), c.gold, 14)
    board.box((98, 134, 122, 206), c.white, 3)
    board.box((74, 158, 146, 182), c.white, 3)
    for y, right in ((132, 340), (162, 300), (192, 320)):
        board.line([(190, y), (right, y)], c.grey, 9)
    pulse = [(60, 265), (140, 265), (160, 235), (185, 290), (205, 255), (220, 265), (340, 265)]
    board.line(pulse, c.navy, 8)


def draw_lamp(board: Board, c: Palette) -> None:
    """A light bulb: any idea that has no emblem of its own."""
    board.circle(200, 150, 100, c.gold)
    board.circle(200, 150, 80, mix(c.gold, c.white, 0.6))
    board.line([(170, 160), (185, 215), (215, 215), (230, 160)], c.navy, 9)
    for y in (265, 295, 325):
        board.box((155, y - 12, 245, y + 8), c.navy, 8)
    board.box((175, 337, 225, 357), mix(c.navy, c.blue, 0.5), 8)


EMBLEMS: dict[str, Callable[[Board, Palette], None]] = {
    "mendanau": draw_boat,
    "m-paspor": draw_phone,
    "simpor": draw_track,
    "keremunting": draw_board,
    "laskar-pelangi": draw_rainbow,
    "lengkuas": draw_lobby,
    "manggar": draw_radio,
    "bujang-dayang-informasi": draw_people,
    "berlayar": draw_code,
    "gangan": draw_speaker,
    "suluh": draw_letter,
    "kartu-sehat": draw_card,
    "layar-sehat": draw_boat,
    "kartu-tumbuh": draw_card,
}
"""Emblems by the name of the picture file."""
