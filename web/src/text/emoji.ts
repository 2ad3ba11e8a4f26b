// Common emoji by name: CLDR short names, or what people call them. Pure.

const table =
  'grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 sweat_smile 😅 rofl 🤣 joy 😂 slight_smile 🙂 ' +
  'upside_down 🙃 wink 😉 blush 😊 innocent 😇 smiling_hearts 🥰 heart_eyes 😍 star_struck 🤩 kiss 😘 yum 😋 ' +
  'tongue 😛 zany 🤪 money_face 🤑 hugging 🤗 oops 🤭 shush 🤫 thinking 🤔 zipper_mouth 🤐 raised_eyebrow 🤨 ' +
  'neutral 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 rolling_eyes 🙄 grimacing 😬 lying 🤥 relieved 😌 ' +
  'pensive 😔 sleepy 😪 drooling 🤤 sleeping 😴 mask 😷 ill 🤒 hurt 🤕 nauseated 🤢 vomiting 🤮 sneezing 🤧 hot 🥵 ' +
  'cold 🥶 dizzy_face 😵 exploding_head 🤯 cowboy 🤠 partying 🥳 sunglasses 😎 nerd 🤓 monocle 🧐 confused 😕 ' +
  'worried 😟 frowning 🙁 open_mouth 😮 hushed 😯 astonished 😲 flushed 😳 pleading 🥺 fearful 😨 anxious 😰 cry 😢 ' +
  'sob 😭 scream 😱 disappointed 😞 sweat 😓 weary 😩 tired 😫 yawning 🥱 triumph 😤 angry 😠 rage 😡 swearing 🤬 ' +
  'devil 😈 skull 💀 poop 💩 clown 🤡 ghost 👻 alien 👽 robot 🤖 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 ' +
  'heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 ' +
  'white_heart 🤍 broken_heart 💔 two_hearts 💕 sparkling_heart 💖 hundred 💯 anger 💢 boom 💥 sweat_drops 💦 dash 💨 ' +
  'speech 💬 thought 💭 zzz 💤 wave 👋 raised_hand ✋ vulcan 🖖 ok_hand 👌 pinch 🤏 victory ✌️ fingers_crossed 🤞 ' +
  'horns 🤘 call_me 🤙 point_left 👈 point_right 👉 point_up 👆 point_down 👇 thumbsup 👍 thumbsdown 👎 fist ✊ ' +
  'punch 👊 clap 👏 raised_hands 🙌 open_hands 👐 handshake 🤝 pray 🙏 writing ✍️ muscle 💪 brain 🧠 eyes 👀 eye 👁️ ' +
  'facepalm 🤦 shrug 🤷 running 🏃 dancing 💃 family 👪 dog 🐶 cat 🐱 mouse 🐭 hamster 🐹 rabbit 🐰 fox 🦊 bear 🐻 ' +
  'panda 🐼 koala 🐨 tiger 🐯 lion 🦁 cow 🐮 pig 🐷 frog 🐸 monkey 🐵 chicken 🐔 penguin 🐧 bird 🐦 duck 🦆 owl 🦉 ' +
  'wolf 🐺 horse 🐴 unicorn 🦄 bee 🐝 bug 🐛 butterfly 🦋 snail 🐌 ant 🐜 mosquito 🦟 turtle 🐢 snake 🐍 octopus 🐙 ' +
  'fish 🐟 dolphin 🐬 whale 🐳 shark 🦈 bouquet 💐 cherry_blossom 🌸 rose 🌹 sunflower 🌻 seedling 🌱 tree 🌳 ' +
  'cactus 🌵 clover 🍀 leaves 🍃 mushroom 🍄 apple 🍎 lemon 🍋 banana 🍌 melon 🍉 grapes 🍇 strawberry 🍓 peach 🍑 ' +
  'avocado 🥑 bread 🍞 cheese 🧀 pizza 🍕 burger 🍔 fries 🍟 taco 🌮 popcorn 🍿 cake 🍰 birthday 🎂 cookie 🍪 ' +
  'chocolate 🍫 coffee ☕ tea 🍵 beer 🍺 cheers 🍻 wine 🍷 champagne 🍾 world 🌍 moon 🌙 sun ☀️ star ⭐ sparkles ✨ ' +
  'cloud ☁️ rain 🌧️ rainbow 🌈 zap ⚡ snowflake ❄️ snowman ⛄ fire 🔥 droplet 💧 ocean 🌊 tada 🎉 balloon 🎈 gift 🎁 ' +
  'trophy 🏆 medal 🏅 soccer ⚽ basketball 🏀 game 🎮 dice 🎲 art 🎨 music 🎵 notes 🎶 guitar 🎸 mic 🎤 headphones 🎧 ' +
  'movie 🎬 camera 📷 phone 📱 computer 💻 keyboard ⌨️ battery 🔋 bulb 💡 book 📖 books 📚 news 📰 money 💰 mail ✉️ ' +
  'package 📦 pencil ✏️ memo 📝 calendar 📅 chart 📈 pin 📌 paperclip 📎 scissors ✂️ lock 🔒 unlock 🔓 key 🔑 hammer 🔨 ' +
  'wrench 🔧 gear ⚙️ link 🔗 magnet 🧲 bell 🔔 no_bell 🔕 mute 🔇 speaker 🔊 megaphone 📣 hourglass ⏳ watch ⌚ alarm ⏰ ' +
  'rocket 🚀 airplane ✈️ car 🚗 train 🚆 bus 🚌 bike 🚲 ship 🚢 house 🏠 office 🏢 tent ⛺ warning ⚠️ no_entry ⛔ ' +
  'forbidden 🚫 check ✅ cross ❌ question ❓ exclamation ❗ plus ➕ minus ➖ recycle ♻️ up ⬆️ down ⬇️ left ⬅️ right ➡️ ' +
  'red_circle 🔴 yellow_circle 🟡 green_circle 🟢 white_flag 🏳️ black_flag 🏴 rainbow_flag 🏳️‍🌈 checkered_flag 🏁';

const parts = table.split(' ');

/** By name, in the order of the table. */
export const emoji: ReadonlyMap<string, string> = new Map(
  parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? '']] : [])),
);

/** Replaces a name between colons that ends at the cursor by its emoji. null: there is none. */
export function endedEmoji(
  text: string,
  cursor: number,
): { readonly text: string; readonly cursor: number } | null {
  const before = text.slice(0, cursor);
  const [whole, name = ''] = /(?<![\p{L}\p{N}:]):([a-z_]+):$/u.exec(before) ?? [];
  const found = emoji.get(name);
  if (whole === undefined || found === undefined) return null;
  const start = before.slice(0, -whole.length) + found;
  return { text: start + text.slice(cursor), cursor: start.length };
}
