import { fairnessMonitoring } from '@candor/conditions'
import { type FieldType, fieldClasses, fieldTypes } from '@candor/terms'
import { at, type Entry, itemsOf, peekWord, refuse, type Spot, scalarAt } from './spot.ts'

/** A field that cuts people into groups: an attribute, held for fairness-monitoring, of a type that has groups. */
export function checkGroup(field: Spot, purposes: readonly Entry[]): void {
  const group = at(field, 'group')
  if (!group) return
  const kind = peekWord(field, 'class', fieldClasses)
  if (kind && kind !== 'attribute') {
    refuse(group, `only an attribute can be a group; this field is ${kind} and sealed for each customer`)
  }
  checkMonitoring(field, group, purposes)
  checkBounds(group, peekWord(field, 'type', fieldTypes))
}

/** Using a field to measure reach is a purpose of its own (GDPR Art. 5(1)(b)). */
function checkMonitoring(field: Spot, group: Spot, purposes: readonly Entry[]): void {
  const declared = purposes.find(({ key }) => key === fairnessMonitoring)
  if (!declared)
    refuse(group, `needs the purpose ${fairnessMonitoring}, of class monitoring; declare it under purposes`)
  const held = at(field, 'purposes')
  if (!held || itemsOf(held).some(item => scalarAt(item) === fairnessMonitoring)) return
  refuse(held, `must list ${fairnessMonitoring}, since reach is measured by this field`)
}

function checkBounds(group: Spot, type: FieldType | undefined): void {
  const bounds = at(group, 'bounds')
  if (type === 'date') refuse(group, 'a date has no groups; declare a number, such as a year, instead')
  if (type === 'number' && !bounds) refuse(group, 'needs bounds, such as bounds: [25, 35, 45, 60]')
  if (!bounds || type === undefined || type === 'date') return
  if (type !== 'number') return void refuse(bounds, `has no meaning for a ${type} field; its values are the groups`)
  const values = itemsOf(bounds).map(scalarAt)
  const rising = values.every((value, index) => index === 0 || Number(value) > Number(values[index - 1]))
  if (!rising) refuse(bounds, 'must rise from left to right')
}

/** The purpose fairness-monitoring watches; it must not be able to reach anyone. */
export function checkMonitoringPurpose(purposes: readonly Entry[]): void {
  const declared = purposes.find(({ key }) => key === fairnessMonitoring)
  const kind = declared && at(declared.at, 'class')
  if (kind && scalarAt(kind) !== 'monitoring') refuse(kind, `${fairnessMonitoring} must be of class monitoring`)
}
