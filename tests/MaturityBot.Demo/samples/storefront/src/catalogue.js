const widgets = new Map([['1', { id: '1', name: 'Left widget', cents: 1200 }]])

export const find = id => widgets.get(id)
